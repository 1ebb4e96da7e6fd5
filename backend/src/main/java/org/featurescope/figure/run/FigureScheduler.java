package org.featurescope.figure.run;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.store.FigureStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the requested figures on a few threads. Several requests for the same figure share one run. The order is that
 * of {@link FigureQueue}.
 *
 * <p><b>Implementation note.</b> There are a bounded queue and a fixed number of threads named {@code figure-run-n}.
 * There is no timer: whether a run should stop is checked before each of its steps, when it is taken from the queue,
 * and when the queue is full. One lock guards the queue and the table of runs. A run's monitor may be taken while this
 * lock is held, but this lock is never taken while a run's monitor is held.
 */
final class FigureScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FigureScheduler.class);
    private static final int SECONDS_TO_CLOSE = 20;
    private static final int MOST_RETRY_SECONDS = 60;

    private final FigureStore store;
    private final FigureMaker maker;
    private final SchedulerLimits limits;
    private final Ticker ticker;
    private final AtomicLong numbers;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition queueHasGrown = lock.newCondition();

    @GuardedBy("lock")
    private final FigureQueue queue = new FigureQueue();

    @GuardedBy("lock")
    private final Map<FigureId, FigureRun> runs = new LinkedHashMap<>();

    @GuardedBy("lock")
    private boolean closed;

    private final List<Thread> threads = new ArrayList<>();

    /**
     * Creates a scheduler and starts its threads.
     *
     * @param firstNumber a number that is greater than those of all earlier events
     */
    FigureScheduler(FigureStore store, FigureMaker maker, SchedulerLimits limits, Ticker ticker, long firstNumber) {
        this.store = store;
        this.maker = maker;
        this.limits = limits;
        this.ticker = ticker;
        this.numbers = new AtomicLong(firstNumber);
        for (int i = 0; i < limits.runs(); i++) {
            Thread thread = new Thread(this::work, "figure-run-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /**
     * Starts a run that makes a figure, unless the figure has one already or is stored.
     *
     * @return whether a run was started
     * @throws QueueFullException if the queue is full
     */
    boolean submit(FigureId id, PreparedFigure prepared) {
        while (true) {
            Optional<FigureRun> latest = find(id);
            if (latest.isPresent() && !latest.get().status().isFinal()) {
                latest.get().asked();
                return false;
            }
            // without the lock, since it may read files
            if (store.find(id).isPresent()) {
                return false;
            }
            if (startAfter(latest, id, prepared)) {
                return true;
            }
        }
    }

    /** Adds a run to the queue, unless another run of the same figure was added after {@code latest}. */
    private boolean startAfter(Optional<FigureRun> latest, FigureId id, PreparedFigure prepared) {
        lock.lock();
        try {
            if (!latest.equals(Optional.ofNullable(runs.get(id)))) {
                return false;
            }
            makeRoom();
            FigureRun run = new FigureRun(id, prepared, store.accept(id, prepared.spec()), limits, ticker, numbers);
            runs.remove(id);
            runs.put(id, run);
            queue.add(run);
            publishPositions();
            queueHasGrown.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the run of a figure, if there is one that goes on or ended a short time ago. */
    Optional<FigureRun> find(FigureId id) {
        lock.lock();
        try {
            runs.values().removeIf(FigureRun::isStale);
            return Optional.ofNullable(runs.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** Stops the run of a figure. Returns false if no run goes on. */
    boolean cancel(FigureId id, String why) {
        lock.lock();
        try {
            FigureRun run = runs.get(id);
            if (run == null || run.status().isFinal()) {
                return false;
            }
            run.stop(why);
            if (queue.remove(run)) {
                maker.cancelled(run, why);
                publishPositions();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the position of a run in the queue, from 1; 0 if it does not wait. */
    int position(FigureRun run) {
        lock.lock();
        try {
            return queue.runs().indexOf(run) + 1;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of figures that wait. */
    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of figures that are being made. */
    int running() {
        lock.lock();
        try {
            return (int) runs.values().stream()
                    .filter(run -> run.status() == FigureStatus.RUNNING)
                    .count();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void makeRoom() {
        if (closed) {
            throw new QueueFullException(queue.size(), MOST_RETRY_SECONDS);
        }
        runs.values().removeIf(FigureRun::isStale);
        if (queue.size() >= limits.queued()) {
            for (FigureRun run : queue.runs()) {
                Optional<String> why = run.stopping();
                if (why.isPresent()) {
                    queue.remove(run);
                    maker.cancelled(run, why.get());
                }
            }
            publishPositions();
        }
        if (queue.size() >= limits.queued()) {
            throw new QueueFullException(queue.size(), secondsToNextPlace());
        }
    }

    @GuardedBy("lock")
    private int secondsToNextPlace() {
        long milliseconds = runs.values().stream()
                .filter(run -> run.status() == FigureStatus.RUNNING)
                .mapToLong(run -> run.progress()
                        .flatMap(
                                made -> made.millisecondsLeft().stream().boxed().findFirst())
                        .orElse(TimeUnit.SECONDS.toMillis(MOST_RETRY_SECONDS)))
                .min()
                .orElse(0);
        return (int) Math.max(1, Math.min(MOST_RETRY_SECONDS, TimeUnit.MILLISECONDS.toSeconds(milliseconds) + 1));
    }

    @GuardedBy("lock")
    private void publishPositions() {
        int position = 1;
        for (FigureRun run : queue.runs()) {
            run.queued(position++);
        }
    }

    private void work() {
        while (true) {
            Optional<FigureRun> next = take();
            if (next.isEmpty()) {
                return;
            }
            maker.make(next.get());
        }
    }

    /** Waits for the next run, marks it as started and returns it; returns empty once the scheduler is closed. */
    private Optional<FigureRun> take() {
        lock.lock();
        try {
            while (queue.size() == 0 && !closed) {
                queueHasGrown.awaitUninterruptibly();
            }
            if (closed) {
                return Optional.empty();
            }
            FigureRun run = queue.take();
            run.started();
            publishPositions();
            return Optional.of(run);
        } finally {
            lock.unlock();
        }
    }

    /** Cancels all runs and waits for the threads to end, {@value #SECONDS_TO_CLOSE} seconds at most. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            String why = "The server stopped before the figure was made.";
            for (FigureRun run : queue.runs()) {
                maker.cancelled(run, why);
            }
            queue.clear();
            runs.values().forEach(run -> run.stop(why));
            queueHasGrown.signalAll();
        } finally {
            lock.unlock();
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_CLOSE);
        for (Thread thread : threads) {
            await(thread, deadline);
        }
    }

    private static void await(Thread thread, long deadline) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("the thread {} has not ended within {} s", thread.getName(), SECONDS_TO_CLOSE);
        }
    }
}
