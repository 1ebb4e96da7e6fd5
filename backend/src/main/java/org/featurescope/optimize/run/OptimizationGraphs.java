package org.featurescope.optimize.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.TileGrid;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.tensor.SessionThreads;

/**
 * Compiled graphs kept warm for the next figure of the same layer, batch and size. A graph is lent to one run at a time;
 * of those at rest the ones used last are kept, but none of pictures so large that they are seen tile by tile. Safe for
 * use by several threads; its lock is held only to look up.
 */
final class OptimizationGraphs implements AutoCloseable {
    private final int atRestMost;
    private final LaneExecutor abreast;
    private final Deque<Loan> atRest = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param atRestMost how many graphs to keep that no run is using
     * @param abreast looks at the tiles of large pictures
     */
    OptimizationGraphs(int atRestMost, LaneExecutor abreast) {
        this.atRestMost = atRestMost;
        this.abreast = abreast;
    }

    /** What a graph was compiled for. */
    private record Key(
            String modelSha256, String form, int batch, TileGrid grid, Settings compiled, SessionThreads threads) {}

    /**
     * A graph for one run, which gives it back by closing the loan.
     *
     * @param threads that a step works with, or the look at one of its tiles
     */
    Loan lend(
            Network network,
            BatchObjective objective,
            int batch,
            TileGrid grid,
            Settings settings,
            SessionThreads threads) {
        Key key = new Key(network.sha256(), objective.form(), batch, grid, settings.compiled(), threads);
        return takeFromRest(key)
                .orElseGet(() -> new Loan(key, compiled(network, objective, batch, grid, settings, threads)));
    }

    private Optimization compiled(
            Network network,
            BatchObjective objective,
            int batch,
            TileGrid grid,
            Settings settings,
            SessionThreads threads) {
        return grid.tiled()
                ? new TiledOptimization(network, objective, batch, grid, settings, threads, abreast)
                : new OptimizationGraph(network, objective, batch, grid.size(), settings, threads);
    }

    private synchronized Optional<Loan> takeFromRest(Key key) {
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
        atRest.forEach(loan -> loan.optimization.close());
        atRest.clear();
    }

    /** A graph in the hands of one run. */
    final class Loan implements AutoCloseable {
        private final Key key;
        private final Optimization optimization;

        private Loan(Key key, Optimization optimization) {
            this.key = key;
            this.optimization = optimization;
        }

        Optimization optimization() {
            return optimization;
        }

        @Override
        public void close() {
            putToRest(this).ifPresent(dropped -> dropped.optimization.close());
        }
    }
}
