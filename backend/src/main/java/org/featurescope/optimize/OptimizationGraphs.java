package org.featurescope.optimize;

import java.util.ArrayDeque;
import java.util.Deque;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.tensorflow.proto.ConfigProto;

/**
 * Compiled graphs kept warm for the next figure of the same layer, batch and size. A graph is lent to one run at a time;
 * of those at rest the ones used last are kept. Safe for use by several threads; its lock is held only to look up.
 */
final class OptimizationGraphs implements AutoCloseable {
    private final int atRestMost;
    private final ConfigProto config;
    private final Deque<AtRest> atRest = new ArrayDeque<>();
    private boolean closed;

    private record AtRest(OptimizationGraph.Key key, OptimizationGraph graph) {}

    OptimizationGraphs(int atRestMost, ConfigProto config) {
        this.atRestMost = atRestMost;
        this.config = config;
    }

    /** A graph for one run; give it back with {@link #giveBack}. */
    OptimizationGraph lend(Network network, Layer layer, int batch, int size) {
        OptimizationGraph.Key key = new OptimizationGraph.Key(network.sha256(), layer.name(), batch, size);
        synchronized (this) {
            for (AtRest candidate : atRest) {
                if (candidate.key().equals(key)) {
                    atRest.remove(candidate);
                    return candidate.graph();
                }
            }
        }
        return new OptimizationGraph(network, layer, batch, size, config);
    }

    /** Takes back a graph that was lent for {@code key}, and closes the one that has rested longest if there are many. */
    void giveBack(Network network, Layer layer, int batch, int size, OptimizationGraph graph) {
        OptimizationGraph.Key key = new OptimizationGraph.Key(network.sha256(), layer.name(), batch, size);
        AtRest dropped = null;
        synchronized (this) {
            atRest.addFirst(new AtRest(key, graph));
            if (closed || atRest.size() > atRestMost) {
                dropped = atRest.removeLast();
            }
        }
        if (dropped != null) {
            dropped.graph().close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        atRest.forEach(resting -> resting.graph().close());
        atRest.clear();
    }
}
