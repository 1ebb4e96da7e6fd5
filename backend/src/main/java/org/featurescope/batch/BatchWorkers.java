package org.featurescope.batch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.featurescope.figure.FigureId;
import org.featurescope.files.DiskFullException;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes figures of a batch on several threads. Adding a figure blocks until a thread is free, so only the figures that
 * are being made are held in memory. Figures are added by one thread.
 */
final class BatchWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWorkers.class);

    private final BatchStore store;
    private final BooleanSupplier stops;
    private final BatchReport report;
    private final BatchListener listener;
    private final BatchProgress progress;
    private final int parallel;
    private final Semaphore free;
    private final ExecutorService threads;
    private final long began = System.nanoTime();

    @GuardedBy("this")
    private final Set<FigureId> underWay = new HashSet<>();

    @GuardedBy("this")
    private long made;

    @GuardedBy("this")
    private long pictures;

    @GuardedBy("this")
    private long stored;

    @GuardedBy("this")
    private Optional<Throwable> broken = Optional.empty();

    /**
     * Starts the threads.
     *
     * @param stops returns whether figures stop before their next step
     * @param report receives the failures, as {@code listener} does
     */
    BatchWorkers(BatchStore store, int parallel, BooleanSupplier stops, BatchReport report, BatchListener listener) {
        this.store = store;
        this.parallel = parallel;
        this.stops = stops;
        this.report = report;
        this.listener = listener;
        this.progress = new BatchProgress(listener);
        this.free = new Semaphore(parallel);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                parallel, work -> new Thread(work, "batch-figure-" + number.getAndIncrement()));
    }

    /** Makes a figure as soon as a thread is free, unless it is stored or being made. */
    void add(BatchFigure figure) {
        free.acquireUninterruptibly();
        if (isKnown(figure.id())) {
            free.release();
            return;
        }
        threads.execute(() -> {
            try {
                make(figure);
            } finally {
                leave(figure.id());
                free.release();
            }
        });
    }

    private synchronized boolean isKnown(FigureId id) {
        if (underWay.contains(id) || store.isStored(id)) {
            stored++;
            return true;
        }
        underWay.add(id);
        return false;
    }

    private synchronized void leave(FigureId id) {
        underWay.remove(id);
    }

    /** Records that a spec was refused. */
    void refused(SpecEntry entry, String reason) {
        report.failed(entry, reason);
        listener.failed(entry.name(), reason);
    }

    private void make(BatchFigure figure) {
        try {
            made(store.make(figure, stops, share -> progress.worked(figure, share)));
            progress.ended(figure);
        } catch (CancelledRunException e) {
            LOG.debug("figure {} was stopped", figure.id());
        } catch (FailedRunException | InvalidInputException | NotFoundException e) {
            failed(figure, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            breakOff(e);
        } catch (RuntimeException | Error e) {
            if (DiskFullException.isCauseOf(e)) {
                breakOff(e);
                return;
            }
            LOG.error("figure {} failed", figure.id(), e);
            failed(figure, FailureReason.of(e));
        }
    }

    private synchronized void made(int ofPictures) {
        made++;
        pictures += ofPictures;
    }

    private void failed(BatchFigure figure, String reason) {
        try {
            refused(figure.entry(), reason);
            progress.ended(figure);
        } catch (RuntimeException e) {
            breakOff(e);
        }
    }

    private synchronized void breakOff(Throwable cause) {
        broken = Optional.of(cause);
    }

    /** Returns whether a figure or the report could not be written. */
    synchronized boolean hasBroken() {
        return broken.isPresent();
    }

    /**
     * Waits until all figures are made, and returns the result.
     *
     * @throws IOException if figures or the report could not be written
     */
    BatchResult end() throws IOException {
        await();
        synchronized (this) {
            if (broken.isPresent()) {
                throw new IOException("the batch broke off: " + broken.get().getMessage(), broken.get());
            }
            long failed = report.failures();
            return new BatchResult(
                    made + stored + failed,
                    made,
                    pictures,
                    stored,
                    failed,
                    Duration.ofNanos(System.nanoTime() - began),
                    stops.getAsBoolean());
        }
    }

    @Override
    public void close() {
        await();
        threads.shutdown();
    }

    private void await() {
        free.acquireUninterruptibly(parallel);
        free.release(parallel);
    }
}
