package org.featurescope.activation;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.featurescope.model.Layer;

/**
 * Prepares a pass's layers in depth order for one thread, while helpers prepare the few that come after the one that is
 * asked for.
 *
 * <p>Implementation note: a layer is a task that whoever comes first makes its own. The helpers are offered the next
 * {@value #AHEAD} tasks; the thread that asks does the task itself unless a helper has begun it. So all goes on, in the
 * asking thread alone, if no helper is free, and no more than {@value #AHEAD} prepared layers wait for a slow client.
 *
 * <p>For one thread. Closing it waits for helpers that are at work, so that the pass may be closed after.
 */
final class LayerPrefetcher<T> implements AutoCloseable {
    /** How many layers may be prepared before they are asked for. */
    static final int AHEAD = 3;

    private final Function<Layer, T> preparation;
    private final Executor helpers;
    private final Iterator<Layer> layers;
    private final Queue<Task> begun = new ArrayDeque<>();

    /**
     * @param preparation prepares a layer, on any thread
     * @param helpers where tasks are offered; it may drop them
     */
    LayerPrefetcher(List<Layer> layers, Function<Layer, T> preparation, Executor helpers) {
        this.layers = layers.iterator();
        this.preparation = preparation;
        this.helpers = helpers;
    }

    /** What was made of the next layer, of which there must be one. What its preparation throws reaches the caller. */
    T next() {
        Task task = begun.isEmpty() ? new Task(layers.next()) : begun.remove();
        while (begun.size() < AHEAD && layers.hasNext()) {
            Task ahead = new Task(layers.next());
            begun.add(ahead);
            helpers.execute(ahead);
        }
        task.run();
        return task.prepared();
    }

    @Override
    public void close() {
        for (Task task : begun) {
            if (!task.claim()) {
                task.await();
            }
        }
    }

    /** The preparation of one layer, done once by whoever comes first. */
    private final class Task implements Runnable {
        private final Layer layer;
        private final AtomicBoolean claimed = new AtomicBoolean();
        private final CompletableFuture<T> prepared = new CompletableFuture<>();

        Task(Layer layer) {
            this.layer = layer;
        }

        /** Whether the caller is the first to come; then nobody else will do the work. */
        boolean claim() {
            return claimed.compareAndSet(false, true);
        }

        @Override
        public void run() {
            if (claim()) {
                try {
                    prepared.complete(preparation.apply(layer));
                } catch (RuntimeException | Error e) {
                    prepared.completeExceptionally(e);
                }
            }
        }

        T prepared() {
            try {
                return prepared.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw e;
            }
        }

        void await() {
            prepared.exceptionally(failure -> null).join();
        }
    }
}
