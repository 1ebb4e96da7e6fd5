package org.featurescope.figure.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.drawing.Sheet;
import org.featurescope.figure.run.FigureEvent.Frame;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.figure.run.FigureEvent.Progress;

/**
 * A figure on its way: what has happened to it, who watches, and whether it is still wanted.
 *
 * <p>Viewers come and fetch what has happened since they last looked; nothing is queued for them. So a slow one costs the
 * run nothing and finds the latest state whenever it comes.
 *
 * <p>Its monitor guards all its state; it is held for moments only, and no lock but that of a {@link Bell} is taken under it.
 */
final class FigureRun {
    private static final int MOST_EVENTS = 32;

    private final FigureId id;
    private final PreparedFigure prepared;
    private final Instant createdAt;
    private final SchedulerLimits limits;
    private final Ticker ticker;
    private final AtomicLong numbers;

    private final Deque<Numbered> events = new ArrayDeque<>();
    private final List<Bell> bells = new ArrayList<>();
    private final FrameRing frames = new FrameRing();
    private FigureStatus status = FigureStatus.QUEUED;
    private int queuePosition;
    private int viewers;
    private boolean newViewer;
    private long wantedUntil;
    private Optional<String> stopping = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private long endedAt;

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
        this.wantedUntil = ticker.nanos() + limits.afterLastAsked().toNanos();
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

    /** When it was asked for. */
    Instant createdAt() {
        return createdAt;
    }

    synchronized FigureStatus status() {
        return status;
    }

    /** The last step made. */
    synchronized Optional<Progress> progress() {
        return progress;
    }

    /** Somebody asked for it: it is wanted for a while. */
    synchronized void asked() {
        wantFor(limits.afterLastAsked());
    }

    synchronized void addViewer() {
        viewers++;
        newViewer = true;
    }

    synchronized void removeViewer() {
        viewers--;
        if (viewers == 0) {
            wantedUntil = ticker.nanos() + limits.afterLastViewer().toNanos();
        }
    }

    /** Rings it at every event from now on. */
    synchronized void addBell(Bell bell) {
        bells.add(bell);
    }

    synchronized void removeBell(Bell bell) {
        bells.remove(bell);
    }

    synchronized int viewers() {
        return viewers;
    }

    private void wantFor(Duration duration) {
        long until = ticker.nanos() + duration.toNanos();
        if (until - wantedUntil > 0) {
            wantedUntil = until;
        }
    }

    /** Asks it to stop; it does so before its next step. */
    synchronized void stop(String why) {
        if (stopping.isEmpty()) {
            stopping = Optional.of(why);
        }
    }

    /** Why it should stop, if it should. */
    synchronized Optional<String> stopping() {
        if (stopping.isEmpty() && viewers == 0 && ticker.nanos() - wantedUntil > 0) {
            stopping = Optional.of("Nobody was waiting for the figure any more.");
        }
        return stopping;
    }

    /** Tells viewers of a new place in the queue, from 1. */
    synchronized void queued(int position) {
        if (position != queuePosition) {
            queuePosition = position;
            publish(new FigureEvent.Queued(position));
        }
    }

    synchronized void started() {
        status = FigureStatus.RUNNING;
    }

    /** Notes a step; true if viewers should hear of it at once, because one of them has just come. */
    synchronized boolean stepped(Progress made) {
        progress = Optional.of(made);
        boolean someoneIsNew = newViewer;
        newViewer = false;
        return someoneIsNew;
    }

    /** Tells the viewers of a step. */
    synchronized void tell(Progress made) {
        publish(made);
    }

    /** Tells the viewers of a step, with a frame that shows {@code pictures} pictures. */
    synchronized void tell(Progress made, byte[] png, int pictures) {
        String token = Long.toString(numbers.incrementAndGet());
        frames.add(token, png);
        publish(made.with(Optional.of(new Frame(token, Sheet.columns(pictures), Sheet.rows(pictures)))));
    }

    /** Ends it. */
    synchronized void ended(FigureStatus end, FigureEvent last) {
        status = end;
        endedAt = ticker.nanos();
        publish(last);
    }

    /** Whether it ended so long ago that nobody comes for it any more. */
    synchronized boolean isStale() {
        return status.isFinal()
                && ticker.nanos() - endedAt > limits.keptAfterEnd().toNanos();
    }

    private void publish(FigureEvent event) {
        events.addLast(new Numbered(numbers.incrementAndGet(), event));
        if (events.size() > MOST_EVENTS) {
            events.removeFirst();
        }
        notifyAll();
        bells.forEach(Bell::ring);
    }

    /** The kept events after a number, oldest first; waits for one as long as {@code timeout}. */
    synchronized List<Numbered> after(long number, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (events.isEmpty() || events.getLast().id() <= number) {
            long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) {
                return List.of();
            }
            wait(left);
        }
        return events.stream().filter(event -> event.id() > number).collect(Collectors.toList());
    }

    synchronized Optional<byte[]> frame(String token) {
        return frames.find(token);
    }
}
