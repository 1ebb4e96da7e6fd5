package org.featurescope.optimize.run;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.optimize.Batch;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.TileGrid;
import org.featurescope.tensor.SessionThreads;

/**
 * Keeps compiled optimizations for the next figure of the same layer, batch and size. An optimization is lent to one run at a
 * time. Of the idle ones the most recently used are kept, except those of tiled pictures, which are too large. Thread-safe; the
 * lock is not held while a graph is compiled.
 */
final class OptimizationPool implements AutoCloseable {
    private final int mostIdle;
    private final LaneExecutor executor;

    @GuardedBy("this")
    private final Deque<Loan> idle = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean closed;

    /**
     * @param mostIdle number of idle optimizations to keep
     * @param executor computes the tiles of large pictures
     */
    OptimizationPool(int mostIdle, LaneExecutor executor) {
        this.mostIdle = mostIdle;
        this.executor = executor;
    }

    /** All that enters a compiled optimization. */
    private record Key(
            String network, String form, int batch, TileGrid grid, Settings compiled, SessionThreads threads) {}

    /**
     * Lends an optimization to one run, which returns it by closing the loan.
     *
     * @param threads of a step, or of each tile of a step
     */
    Loan borrow(Network network, Batch batch, TileGrid grid, Settings settings, SessionThreads threads) {
        Key key =
                new Key(network.identity(), batch.objective().form(), batch.size(), grid, settings.compiled(), threads);
        return takeIdle(key).orElseGet(() -> new Loan(key, compiled(network, batch, grid, settings, threads)));
    }

    private Optimization compiled(
            Network network, Batch batch, TileGrid grid, Settings settings, SessionThreads threads) {
        return grid.tiled()
                ? new TiledOptimization(network, batch.objective(), batch.size(), grid, settings, threads, executor)
                : new OptimizationGraph(network, batch.objective(), batch.size(), grid.size(), settings, threads);
    }

    private synchronized Optional<Loan> takeIdle(Key key) {
        for (Iterator<Loan> candidates = idle.iterator(); candidates.hasNext(); ) {
            Loan candidate = candidates.next();
            if (candidate.key.equals(key)) {
                candidates.remove();
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Keeps a returned optimization. Returns the one to close: the least recently used one, or the returned one itself. */
    private synchronized Optional<Loan> keep(Loan loan) {
        if (loan.key.grid().tiled()) {
            return Optional.of(loan);
        }
        idle.addFirst(loan);
        return closed || idle.size() > mostIdle ? Optional.of(idle.removeLast()) : Optional.empty();
    }

    /** Closes the idle optimization that was used longest ago. Returns whether there was one. */
    boolean closeOne() {
        Optional<Loan> dropped = takeEldest();
        dropped.ifPresent(loan -> loan.optimization.close());
        return dropped.isPresent();
    }

    private synchronized Optional<Loan> takeEldest() {
        return Optional.ofNullable(idle.pollLast());
    }

    /** Closes the idle optimizations now, and those on loan when they are returned. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(loan -> loan.optimization.close());
        idle.clear();
    }

    /** An optimization that is lent to one run. */
    final class Loan implements AutoCloseable {
        private final Key key;
        private final Optimization optimization;

        private Loan(Key key, Optimization optimization) {
            this.key = key;
            this.optimization = optimization;
        }

        /** Returns the optimization, to be used until this loan is closed. */
        Optimization optimization() {
            return optimization;
        }

        @Override
        public void close() {
            keep(this).ifPresent(dropped -> dropped.optimization.close());
        }
    }
}
