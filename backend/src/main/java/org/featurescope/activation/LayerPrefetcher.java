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
 * Prepares the layers of a forward pass in depth order for one consuming thread, while helping threads prepare the next
 * few.
 *
 * <p>Implementation note: the preparation of a layer is a task, which the first thread that claims it runs. The next
 * {@value #AHEAD} tasks are offered to the helping threads. The consuming thread runs a task itself unless a helping
 * thread has claimed it. So it never depends on a free helping thread, and at most {@value #AHEAD} prepared layers wait
 * for a slow client.
 *
 * <p>Not thread-safe. Closing it waits for the tasks that are running, so that the pass may be closed afterwards.
 */
final class LayerPrefetcher<T> implements AutoCloseable {
    /** The most layers that are prepared in advance. */
    static final int AHEAD = 3;

    private final Function<Layer, T> preparation;
    private final Executor helpers;
    private final Iterator<Layer> layers;
    private final Queue<Task> offered = new ArrayDeque<>();

    /**
     * @param layers in depth order
     * @param preparation prepares a layer, on any thread
     * @param helpers runs offered tasks; it may drop them
     */
    LayerPrefetcher(List<Layer> layers, Function<Layer, T> preparation, Executor helpers) {
        this.layers = layers.iterator();
        this.preparation = preparation;
        this.helpers = helpers;
    }

    /** Returns the next prepared layer, which must exist. An exception of its preparation reaches the caller. */
    T next() {
        Task task = offered.isEmpty() ? new Task(layers.next()) : offered.remove();
        while (offered.size() < AHEAD && layers.hasNext()) {
            Task ahead = new Task(layers.next());
            offered.add(ahead);
            helpers.execute(ahead);
        }
        task.run();
        return task.prepared();
    }

    @Override
    public void close() {
        for (Task task : offered) {
            if (!task.claim()) {
                task.await();
            }
        }
    }

    /** The preparation of one layer, which runs once. */
    private final class Task implements Runnable {
        private final Layer layer;
        private final AtomicBoolean claimed = new AtomicBoolean();
        private final CompletableFuture<T> prepared = new CompletableFuture<>();

        Task(Layer layer) {
            this.layer = layer;
        }

        /** Returns whether the caller is the first that claims the task. No other thread runs it then. */
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
