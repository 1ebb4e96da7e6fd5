package org.featurescope.figure.run;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.request.Cancellation;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.FigureRequest;
import org.featurescope.figure.request.Urgency;
import org.featurescope.figure.store.FigureStore;

/**
 * Makes the requested figures on a few threads. Several requests for the same figure share one run. The order is that
 * of {@link FigureQueue}.
 *
 * <p><b>Implementation note.</b> There are a bounded queue and a fixed number of threads named {@code figure-run-n}. A
 * step of TensorFlow cannot be interrupted. Therefore a run that is cancelled ends for its viewers at once, and gives its
 * place to the next while its thread ends the step. There are twice as many threads as places, so for each place one
 * thread may do so.
 * There is no timer: whether a run should stop is checked before each of its steps, when it is taken from the queue,
 * and when the queue is full. One lock guards the queue and the table of runs. A run's monitor may be taken while this
 * lock is held, but this lock is never taken while a run's monitor is held.
 */
final class FigureScheduler implements AutoCloseable {

    private final FigureStore store;
    private final FigureMaker maker;
    private final SchedulerLimits limits;
    private final AdmissionControl admission;
    private final Ticker ticker;
    private final AtomicLong numbers;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition queueHasChanged = lock.newCondition();

    @GuardedBy("lock")
    private final FigureQueue queue = new FigureQueue();

    @GuardedBy("lock")
    private final WaitingTimes times = new WaitingTimes();

    @GuardedBy("lock")
    private final Map<FigureId, FigureRun> runs = new LinkedHashMap<>();

    @GuardedBy("lock")
    private final RunPlaces places;

    @GuardedBy("lock")
    private boolean closed;

    private final RunThreads threads = new RunThreads();

    /**
     * Creates a scheduler and starts its threads.
     *
     * @param firstNumber a number that is greater than those of all earlier events
     */
    FigureScheduler(FigureStore store, FigureMaker maker, SchedulerLimits limits, Ticker ticker, long firstNumber) {
        this.store = store;
        this.maker = maker;
        this.limits = limits;
        this.places = new RunPlaces(limits.runs());
        this.admission = new AdmissionControl(limits);
        this.ticker = ticker;
        this.numbers = new AtomicLong(firstNumber);
        threads.start(places.threads(), this::work);
    }

    /**
     * Starts a run that makes a figure, unless the figure has one already or is stored.
     *
     * @return whether a run was started
     * @throws QueueFullException if the queue is full, or too many figures of the client wait
     */
    boolean submit(FigureId id, PreparedFigure prepared, FigureRequest request) {
        while (true) {
            Optional<FigureRun> latest = find(id);
            if (latest.isPresent() && !latest.get().status().isFinal()) {
                if (!latest.get().isStopping()) {
                    join(latest.get(), request);
                    return false;
                }
                cancel(id, FigureRun.NOBODY_WAITED);
            }
            // without the lock, since it may read files
            if (store.find(id).isPresent()) {
                return false;
            }
            if (startAfter(latest, id, prepared, request)) {
                return true;
            }
        }
    }

    private void join(FigureRun run, FigureRequest request) {
        run.request(request);
        lock.lock();
        try {
            queue.request(run, request.client(), request.urgency());
            publishPositions();
        } finally {
            lock.unlock();
        }
    }

    /** Adds a run to the queue, unless another run of the same figure was added after {@code latest}. */
    private boolean startAfter(
            Optional<FigureRun> latest, FigureId id, PreparedFigure prepared, FigureRequest request) {
        lock.lock();
        try {
            if (!latest.equals(Optional.ofNullable(runs.get(id)))) {
                return false;
            }
            makeRoom(request.client(), request.urgency());
            FigureRun run = new FigureRun(id, prepared, store.accept(id, prepared.spec()), limits, ticker, numbers);
            run.request(request);
            runs.remove(id);
            runs.put(id, run);
            queue.add(run, request.client(), request.urgency());
            publishPositions();
            queueHasChanged.signalAll();
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
            if (!queue.remove(run)) {
                places.abandon(run);
                queue.ended(run);
                queueHasChanged.signalAll();
            }
            maker.cancelled(run, why);
            publishPositions();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends a client's claim on the run of a figure, and the run if nobody else wants it.
     *
     * @param why the reason that is told if it ends
     */
    Cancellation release(FigureId id, Client client, String why) {
        Optional<FigureRun> run = find(id).filter(found -> !found.status().isFinal());
        if (run.isEmpty()) {
            return Cancellation.NOTHING;
        }
        if (run.get().release(client)) {
            return Cancellation.GOES_ON;
        }
        return cancel(id, why) ? Cancellation.ENDED : Cancellation.NOTHING;
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

    /** Returns the milliseconds that a figure is likely to take; empty if nothing like it was made yet. */
    OptionalLong millisecondsFor(FigureSpec spec) {
        lock.lock();
        try {
            return times.milliseconds(spec);
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
            return underWay().size();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void makeRoom(Client client, Urgency urgency) {
        if (closed) {
            throw AdmissionControl.closed(queue);
        }
        runs.values().removeIf(FigureRun::isStale);
        if (!admission.hasPlace(queue, client, urgency)) {
            removeUnwanted();
        }
        admission.require(queue, client, urgency, underWay());
    }

    @GuardedBy("lock")
    private void removeUnwanted() {
        for (FigureRun run : queue.runs()) {
            Optional<String> why = run.stopping();
            if (why.isPresent()) {
                queue.remove(run);
                maker.cancelled(run, why.get());
            }
        }
        publishPositions();
    }

    @GuardedBy("lock")
    private void publishPositions() {
        List<FigureRun> waiting = queue.runs();
        List<OptionalLong> starts = times.toStart(limits.runs(), underWay(), waiting);
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).queued(i + 1, starts.get(i));
        }
    }

    @GuardedBy("lock")
    private List<FigureRun> underWay() {
        return runs.values().stream()
                .filter(run -> run.status() == FigureStatus.RUNNING)
                .toList();
    }

    private void work() {
        while (true) {
            Optional<FigureRun> next = take();
            if (next.isEmpty()) {
                return;
            }
            make(next.get());
        }
    }

    private void make(FigureRun run) {
        long began = ticker.nanos();
        maker.make(run);
        lock.lock();
        try {
            places.leave(run);
            queueHasChanged.signalAll();
            queue.ended(run);
            if (run.status() == FigureStatus.DONE) {
                times.took(run.spec(), ticker.nanos() - began);
            }
            publishPositions();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next run, marks it as started and returns it; returns empty once the scheduler is closed. */
    private Optional<FigureRun> take() {
        lock.lock();
        try {
            while (!closed) {
                Optional<FigureRun> next = places.isFree() ? queue.take(places.leaving()) : Optional.empty();
                if (next.isPresent()) {
                    places.take();
                    next.get().started();
                    publishPositions();
                    return next;
                }
                queueHasChanged.awaitUninterruptibly();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Cancels all runs and waits for the threads to end. */
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
            queueHasChanged.signalAll();
        } finally {
            lock.unlock();
        }
        threads.awaitEnd();
    }
}
