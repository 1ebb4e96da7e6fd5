package org.featurescope.optimize.objective.term;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** The tensors that are fed to a compiled objective in every step of a run. They hold native memory until closed. */
public final class ObjectiveFeeds implements AutoCloseable {
    private final Map<String, TFloat32> tensors = new HashMap<>();

    ObjectiveFeeds(Map<String, TermFeeds.Values> byPlaceholder) {
        byPlaceholder.forEach((placeholder, values) ->
                tensors.put(placeholder, TFloat32.tensorOf(values.shape(), DataBuffers.of(values.numbers()))));
    }

    /**
     * Computes nodes that depend on these feeds alone, and adds their values to the feeds.
     *
     * @param nodes of the session's graph
     */
    public void addComputed(Session session, List<String> nodes) {
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

    /** Feeds these tensors to one call. The leak is not among them. */
    public Session.Runner into(Session.Runner runner) {
        tensors.forEach(runner::feed);
        return runner;
    }

    @Override
    public void close() {
        tensors.values().forEach(TFloat32::close);
    }
}
