package org.featurescope.optimize.objective.term;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** What a compiled objective is fed, as tensors that serve every step of a run. It holds native memory until closed. */
public final class ObjectiveFeeds implements AutoCloseable {
    private final Map<String, TFloat32> tensors = new HashMap<>();

    ObjectiveFeeds(Map<String, TermFeeds.Batch> fed) {
        fed.forEach((placeholder, batch) ->
                tensors.put(placeholder, TFloat32.tensorOf(batch.shape(), DataBuffers.of(batch.values()))));
    }

    /**
     * Computes nodes that depend on these feeds alone, and feeds their values too from now on.
     *
     * @param nodes of the session's graph
     */
    public void withComputed(Session session, List<String> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        Session.Runner runner = into(session.runner());
        nodes.forEach(runner::fetch);
        Result computed = runner.run();
        for (int node = 0; node < nodes.size(); node++) {
            tensors.put(nodes.get(node), (TFloat32) computed.get(node));
        }
    }

    /** Feeds one call. The leak is not among these: who builds the graph feeds it. */
    public Session.Runner into(Session.Runner runner) {
        tensors.forEach(runner::feed);
        return runner;
    }

    /** Bytes of native memory held. */
    public long bytes() {
        return tensors.values().stream().mapToLong(TFloat32::numBytes).sum();
    }

    @Override
    public void close() {
        tensors.values().forEach(TFloat32::close);
    }
}
