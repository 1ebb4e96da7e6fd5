package org.featurescope.optimize;

import java.util.Collections;
import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.tensorflow.proto.ConfigProto;

/**
 * The engine's full step as it is measured: parameterization, transformation, network, gradient and Adam, for a batch of
 * one channel, without a picture drawn. The one place where the benchmarks meet the engine's inside.
 */
final class BenchmarkStep implements AutoCloseable, Runnable {
    private final OptimizationGraph graph;
    private final Climb climb;
    private int step;

    BenchmarkStep(Network network, Layer layer, int batch, int size, ConfigProto config) {
        List<Integer> channels = Collections.nCopies(batch, PlainGradientLoop.CHANNEL);
        VisualizationSpec spec =
                BenchmarkSetting.DEFAULT.spec(layer.name(), channels, size, GraphVisualizer.MOST_STEPS, 0);
        this.graph = new OptimizationGraph(network, layer, batch, size, Ascent.DEFAULT, config);
        this.climb = new Climb(graph, spec, Ascent.DEFAULT);
    }

    /** One step. */
    @Override
    public void run() {
        step = step % GraphVisualizer.MOST_STEPS + 1;
        climb.step(step);
    }

    @Override
    public void close() {
        graph.close();
    }
}
