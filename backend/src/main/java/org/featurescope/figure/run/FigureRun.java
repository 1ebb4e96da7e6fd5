package org.featurescope.figure.run;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.drawing.Sheet;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.FigureRequest;
import org.featurescope.figure.run.FigureEvent.Frame;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.figure.run.FigureEvent.Progress;

/**
 * The making of one figure: its status, its latest events and frames, the number of its viewers, and until when it goes
 * on without them.
 *
 * <p>Viewers fetch the events since their last call; no viewer has a queue of its own. So a slow viewer costs the run
 * nothing, and gets the latest state at its next call.
 *
 * <p>The run's monitor guards all its state. It is held only briefly, and no other lock is taken while it is held.
 */
final class FigureRun {
    /** The reason that is told when a run stops because nobody wants it. */
    static final String NOBODY_WAITED = "Nobody was waiting for the figure any more.";

    private static final int MOST_EVENTS = 32;

    private final FigureId id;
    private final PreparedFigure prepared;
    private final Instant createdAt;
    private final SchedulerLimits limits;
    private final Ticker ticker;
    private final AtomicLong numbers;

    @GuardedBy("this")
    private final Deque<Numbered> events = new ArrayDeque<>();

    @GuardedBy("this")
    private final FrameRing frames = new FrameRing();

    @GuardedBy("this")
    private FigureStatus status = FigureStatus.QUEUED;

    @GuardedBy("this")
    private int queuePosition;

    @GuardedBy("this")
    private final RunClaims claims;

    @GuardedBy("this")
    private boolean newViewer;

    @GuardedBy("this")
    private Optional<String> stopping = Optional.empty();

    @GuardedBy("this")
    private Optional<Progress> progress = Optional.empty();

    @GuardedBy("this")
    private long endedAt;

    @GuardedBy("this")
    private boolean isDeleted;

    FigureRun(
            FigureId id,
            PreparedFigure prepared,
            Instant createdAt,
            SchedulerLimits limits,
            Ticker ticker,
            AtomicLong numbers) {
        this.id = id;
        this.prepared = prepared;
        this.createdAt = createdAt;
        this.limits = limits;
        this.ticker = ticker;
        this.numbers = numbers;
        this.claims = new RunClaims(limits, ticker);
    }

    FigureId id() {
        return id;
    }

    FigureSpec spec() {
        return prepared.spec();
    }

    Recipe recipe() {
        return prepared.recipe();
    }

    /** Returns the time at which the figure was requested. */
    Instant createdAt() {
        return createdAt;
    }

    synchronized FigureStatus status() {
        return status;
    }

    /** Returns the last step, if there was one. */
    synchronized Optional<Progress> progress() {
        return progress;
    }

    /** Notes a request for the figure, after which the run goes on for some time even without viewers. */
    synchronized void request(FigureRequest request) {
        claims.request(request);
    }

    /** Notes that a client asks how far the run is, which prolongs its request if it has made one. */
    synchronized void poll(Client client) {
        claims.poll(client);
    }

    /** Adds viewers of a client. The run goes on as long as it has viewers. */
    synchronized void addViewers(Client client, int number) {
        claims.addViewers(client, number);
        newViewer = true;
    }

    /** Removes viewers. After the last one of a client has left, the run goes on for some time on its account. */
    synchronized void removeViewers(Client client, int number) {
        claims.removeViewers(client, number);
    }

    /** Ends a client's claim. Returns whether somebody still wants the run. */
    synchronized boolean release(Client client) {
        claims.release(client);
        return claims.isWanted();
    }

    synchronized int viewers() {
        return claims.viewers();
    }

    /** Requests that the run stop, which it does before its next step. */
    synchronized void stop(String why) {
        if (stopping.isEmpty()) {
            stopping = Optional.of(why);
        }
    }

    /** Notes that the figure was deleted, after which the state of the run is of no use. */
    synchronized void delete() {
        isDeleted = true;
    }

    synchronized boolean isDeleted() {
        return isDeleted;
    }

    /** Returns whether the run stops before its next step, even if somebody wants it again. */
    synchronized boolean isStopping() {
        return stopping.isPresent();
    }

    /** Returns the reason why the run should stop; empty if it should go on. */
    synchronized Optional<String> stopping() {
        if (stopping.isEmpty() && !claims.isWanted()) {
            stopping = Optional.of(NOBODY_WAITED);
        }
        return stopping;
    }

    /**
     * Publishes the run's position in the queue, from 1, if it has changed.
     *
     * @param millisecondsToStart an estimate of the time until it is made; empty as long as there is none
     */
    synchronized void queued(int position, OptionalLong millisecondsToStart) {
        if (position != queuePosition) {
            queuePosition = position;
            publish(new FigureEvent.Queued(position, millisecondsToStart));
        }
    }

    synchronized void started() {
        status = FigureStatus.RUNNING;
    }

    /**
     * Records a step. Returns whether it should be published at once, because a viewer was added since the last step.
     */
    synchronized boolean stepped(Progress made) {
        progress = Optional.of(made);
        boolean hasNewViewer = newViewer;
        newViewer = false;
        return hasNewViewer;
    }

    /** Publishes a step. */
    synchronized void tell(Progress made) {
        publishProgress(made);
    }

    /** Publishes a step with a frame. */
    synchronized void tell(Progress made, DraftFrame frame) {
        String name = "%d.%s".formatted(numbers.incrementAndGet(), frame.ending());
        frames.add(name, frame.file());
        int pictures = frame.pictures();
        publishProgress(made.with(Optional.of(new Frame(name, Sheet.columns(pictures), Sheet.rows(pictures)))));
    }

    /** Ends the run with a status and publishes its last event, unless it has ended already. */
    synchronized void ended(FigureStatus end, FigureEvent last) {
        if (status.isFinal()) {
            return;
        }
        status = end;
        endedAt = ticker.nanos();
        publish(last);
    }

    /** Returns whether the run ended so long ago that its events and frames can be dropped. */
    synchronized boolean isStale() {
        return status.isFinal()
                && ticker.nanos() - endedAt > limits.keptAfterEnd().toNanos();
    }

    /** Publishes a step, unless the run was cancelled while it went on. */
    @GuardedBy("this")
    private void publishProgress(FigureEvent step) {
        if (!status.isFinal()) {
            publish(step);
        }
    }

    @GuardedBy("this")
    private void publish(FigureEvent event) {
        events.addLast(new Numbered(numbers.incrementAndGet(), event));
        if (events.size() > MOST_EVENTS) {
            events.removeFirst();
        }
    }

    /**
     * Returns the latest events whose numbers are greater than {@code number}, oldest first. Only the last
     * {@value #MOST_EVENTS} events are kept.
     */
    synchronized List<Numbered> after(long number) {
        if (events.isEmpty() || events.getLast().id() <= number) {
            return List.of();
        }
        return events.stream().filter(event -> event.id() > number).toList();
    }

    /** Returns the file of a frame, if it is still kept. */
    synchronized Optional<byte[]> frame(String name) {
        return frames.find(name);
    }
}
