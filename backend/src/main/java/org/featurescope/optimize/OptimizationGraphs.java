package org.featurescope.optimize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.BatchObjective;

/**
 * Compiled graphs kept warm for the next figure of the same layer, batch and size. A graph is lent to one run at a time;
 * of those at rest the ones used last are kept, but none of pictures so large that they are seen tile by tile. Safe for use by several threads; its lock is held
 * only to look up.
 */
final class OptimizationGraphs implements AutoCloseable {
    private final int atRestMost;
    private final Deque<Loan> atRest = new ArrayDeque<>();
    private boolean closed;

    /** @param atRestMost how many graphs to keep that no run is using */
    OptimizationGraphs(int atRestMost) {
        this.atRestMost = atRestMost;
    }

    /**
     * A graph for one run, which gives it back by closing the loan.
     *
     * @param processors that a step works with at most
     */
    Loan lend(Network network, BatchObjective objective, int batch, TileGrid grid, Settings settings, int processors) {
        OptimizationGraph.Key key = OptimizationGraph.Key.of(network, objective, batch, grid, settings, processors);
        return takeFromRest(key)
                .orElseGet(() -> new Loan(
                        key, new OptimizationGraph(network, objective, batch, grid, settings, processors)));
    }

    private synchronized Optional<Loan> takeFromRest(OptimizationGraph.Key key) {
        for (Iterator<Loan> candidates = atRest.iterator(); candidates.hasNext(); ) {
            Loan candidate = candidates.next();
            if (candidate.key.equals(key)) {
                candidates.remove();
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** What is to be closed for it: another, or the loan itself where its pictures are too large to be kept. */
    private synchronized Optional<Loan> putToRest(Loan loan) {
        if (loan.key.grid().tiled()) {
            return Optional.of(loan);
        }
        atRest.addFirst(loan);
        return closed || atRest.size() > atRestMost ? Optional.of(atRest.removeLast()) : Optional.empty();
    }

    /** Closes the graphs at rest now, and those on loan when they come back. */
    @Override
    public synchronized void close() {
        closed = true;
        atRest.forEach(loan -> loan.graph.close());
        atRest.clear();
    }

    /** A graph in the hands of one run. */
    final class Loan implements AutoCloseable {
        private final OptimizationGraph.Key key;
        private final OptimizationGraph graph;

        private Loan(OptimizationGraph.Key key, OptimizationGraph graph) {
            this.key = key;
            this.graph = graph;
        }

        OptimizationGraph graph() {
            return graph;
        }

        @Override
        public void close() {
            putToRest(this).ifPresent(dropped -> dropped.graph.close());
        }
    }
}
