package org.featurescope.figure.run;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.request.Cancellation;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.FigureRequest;
import org.featurescope.figure.store.FigureList;
import org.featurescope.figure.store.FigureQuery;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.figure.store.RequestedFigure;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/**
 * The entry point to figures for the server: it requests, finds, watches, cancels, lists and deletes them. It joins the
 * store of finished figures and the scheduler that makes them.
 *
 * <p>Safe for use by several threads.
 */
public final class Figures implements AutoCloseable {
    private static final String CANCELLED = "The run was cancelled.";

    private final Kinds kinds;
    private final FigureStore store;
    private final CheckpointStore checkpoints;
    private final FigureScheduler scheduler;

    /**
     * Creates the entry point and starts the threads that make figures.
     *
     * @param store keeps the finished figures; {@link #close} does not close it
     * @param checkpoints keeps the states of figures whose making is interrupted
     * @param clock the time of day
     * @param ticker measures durations
     * @param observer receives measurements of all runs
     */
    public Figures(
            Kinds kinds,
            FigureStore store,
            CheckpointStore checkpoints,
            SchedulerLimits limits,
            Clock clock,
            Ticker ticker,
            RunObserver observer) {
        this.kinds = kinds;
        this.store = store;
        this.checkpoints = checkpoints;
        // events are rarer than one a millisecond, so numbers after a restart are greater than those before
        this.scheduler = new FigureScheduler(
                store,
                new FigureMaker(kinds, store, checkpoints, limits, ticker, observer),
                limits,
                ticker,
                clock.millis());
    }

    /** Returns the kinds of figures. */
    public Kinds kinds() {
        return kinds;
    }

    /**
     * The answer to a request for a figure.
     *
     * @param figure the figure's state
     * @param isNew whether the request started a run
     */
    public record Submission(Figure figure, boolean isNew) {}

    /**
     * Requests a figure on the server's machine. If it is neither stored nor being made, a run starts.
     *
     * @throws QueueFullException if the queue is full
     */
    public Submission submit(PreparedFigure prepared) {
        return submit(prepared, FigureRequest.OF_OWNER);
    }

    /**
     * Requests a figure. If it is neither stored nor being made, a run starts.
     *
     * @throws QueueFullException if the queue is full, or too many figures of the client wait
     */
    public Submission submit(PreparedFigure prepared, FigureRequest request) {
        FigureId id = kinds.id(prepared.spec());
        Optional<StoredFigure> stored = store.find(id);
        if (stored.isPresent()) {
            return new Submission(Figure.of(stored.get()), false);
        }
        boolean isNew = scheduler.submit(id, prepared, request);
        return new Submission(get(id), isNew);
    }

    /**
     * Returns the state of a figure, if it was ever requested. A figure whose files are damaged has the status
     * {@link FigureStatus#DAMAGED} until somebody requests it again.
     */
    public Optional<Figure> find(FigureId id) {
        Optional<FigureRun> run = scheduler.find(id);
        Optional<Figure> unfinished =
                run.map(this::state).filter(figure -> !figure.status().isFinal());
        return unfinished
                .or(() -> store.find(id).map(Figure::of))
                .or(() -> store.asked(id).map(asked -> of(id, asked)));
    }

    /** Returns whether a figure is stored. */
    public boolean isMade(FigureId id) {
        return store.find(id).isPresent();
    }

    /**
     * Returns a page of the stored figures that match a query, the newest first.
     *
     * @param most the greatest number of figures on the page
     * @param offset the number of figures before the page
     */
    public FigureList list(FigureQuery query, int most, int offset) {
        return store.list(query, most, offset);
    }

    /**
     * Deletes a figure that neither waits nor is being made. Returns false if it does. {@link #restore} brings it back for
     * a while.
     *
     * @throws NotFoundException if it was never requested
     * @throws InvalidInputException if it is in a library
     */
    public boolean delete(FigureId id) {
        if (scheduler.find(id).filter(run -> !run.status().isFinal()).isPresent()) {
            return false;
        }
        if (store.find(id).isEmpty() && store.asked(id).isEmpty()) {
            throw new NotFoundException("id", "there is no figure " + id);
        }
        Validate.isTrue("id", !store.isOnlyInLibrary(id), "the figure is in a library, which this server only reads");
        store.delete(id);
        // before the file, since a cancelled run may still be about to write it
        scheduler.find(id).ifPresent(FigureRun::delete);
        checkpoints.delete(id);
        return true;
    }

    /**
     * Brings back a figure that was deleted lately.
     *
     * @throws NotFoundException if it is not kept any longer, or was not deleted
     */
    public Figure restore(FigureId id) {
        return store.restore(id)
                .map(Figure::of)
                .orElseThrow(() -> new NotFoundException("id", "there is no deleted figure " + id));
    }

    private Figure state(FigureRun run) {
        FigureStatus status = run.status();
        int position = scheduler.position(run);
        return new Figure(
                run.id(),
                run.spec(),
                status,
                run.createdAt(),
                run.progress(),
                position == 0 ? OptionalInt.empty() : OptionalInt.of(position),
                Optional.empty(),
                Optional.empty());
    }

    private static Figure of(FigureId id, RequestedFigure asked) {
        return new Figure(
                id,
                asked.spec(),
                asked.status(),
                asked.created(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                asked.detail());
    }

    /**
     * Returns the state of a figure, as {@link #find} does.
     *
     * @throws NotFoundException if it was never requested
     */
    public Figure get(FigureId id) {
        return find(id).orElseThrow(() -> new NotFoundException("id", "there is no figure " + id));
    }

    /**
     * Returns the state of a figure for a client. If the client requested it and it is being made, its run goes on for
     * some time.
     *
     * @throws NotFoundException if it was never requested
     */
    public Figure poll(FigureId id, Client client) {
        scheduler.find(id).ifPresent(run -> run.poll(client));
        return get(id);
    }

    /** Opens a feed of a figure's events on the server's machine, see {@link #watch(FigureId, Client, OptionalLong)}. */
    public EventFeed watch(FigureId id, OptionalLong lastReceived) {
        return watch(id, Client.OWNER, lastReceived);
    }

    /**
     * Opens a feed of a figure's events.
     *
     * @param client who watches
     * @param lastReceived the number of the last event that the viewer received earlier, to continue after it; empty
     *     for a new viewer
     * @throws NotFoundException if the figure was never requested
     */
    public EventFeed watch(FigureId id, Client client, OptionalLong lastReceived) {
        return watch(id, client, 1, lastReceived);
    }

    private EventFeed watch(FigureId id, Client client, int viewers, OptionalLong lastReceived) {
        Figure figure = get(id);
        Optional<FigureRun> run = scheduler.find(id);
        return run.isPresent() ? new RunFeed(run.get(), client, viewers, lastReceived) : ended(figure);
    }

    /** Returns the feed of a figure that has no run: its last event. */
    private static EventFeed ended(Figure figure) {
        String detail = figure.detail().orElse("The figure is not being made.");
        FigureEvent last = switch (figure.status()) {
            case DONE -> new FigureEvent.Done();
            case FAILED -> new FigureEvent.Failed(detail);
            case CANCELLED, DAMAGED, QUEUED, RUNNING -> new FigureEvent.Cancelled(detail);
        };
        return EndedFeed.of(figure.createdAt().toEpochMilli(), last);
    }

    /**
     * Opens one feed of several figures' events. A figure that was never requested has one event,
     * {@link FigureEvent.Failed}, so that one wrong id does not break the whole feed.
     *
     * @param viewers the figures, and for each the number of the client's viewers that share the feed: if one of several
     *     leaves, the others keep the run
     * @param client who watches
     */
    public FiguresFeed watchAll(Map<FigureId, Integer> viewers, Client client) {
        Map<FigureId, EventFeed> feeds = new LinkedHashMap<>();
        viewers.forEach((id, number) -> feeds.put(id, watchIfThere(id, client, number)));
        return new FiguresFeed(feeds);
    }

    private EventFeed watchIfThere(FigureId id, Client client, int viewers) {
        try {
            return watch(id, client, viewers, OptionalLong.empty());
        } catch (NotFoundException e) {
            String message = Optional.ofNullable(e.getMessage()).orElse("There is no such figure.");
            return EndedFeed.of(0, new FigureEvent.Failed(message));
        }
    }

    /**
     * Ends what a client asked for: a figure that waits or is being made ends if the client is the owner, or if nobody
     * else wants it.
     *
     * @throws NotFoundException if it was never requested
     */
    public Cancellation cancel(FigureId id, Client client) {
        if (client.isOwner()) {
            return cancel(id) ? Cancellation.ENDED : Cancellation.NOTHING;
        }
        return leave(id, client);
    }

    /**
     * Ends what a client asked for: a figure that waits or is being made ends if nobody else wants it, whoever the client is.
     *
     * @throws NotFoundException if it was never requested
     */
    public Cancellation leave(FigureId id, Client client) {
        get(id);
        return scheduler.release(id, client, CANCELLED);
    }

    /**
     * Cancels a figure that waits or is being made, for all. Returns false if it does neither.
     *
     * @throws NotFoundException if it was never requested
     */
    public boolean cancel(FigureId id) {
        if (scheduler.cancel(id, CANCELLED)) {
            return true;
        }
        get(id);
        return false;
    }

    /** Returns the file of the frame that an event named, if it is still kept. */
    public Optional<byte[]> frame(FigureId id, String name) {
        return scheduler.find(id).flatMap(run -> run.frame(name));
    }

    /** Returns the PNG file of one of a figure's pictures; empty if the file is missing or damaged. */
    public Optional<byte[]> image(FigureId id, ImageFile file) {
        return store.image(id, file);
    }

    /** Returns the milliseconds that a figure is likely to take; empty if nothing like it was made by this process yet. */
    public OptionalLong millisecondsFor(FigureSpec spec) {
        return scheduler.millisecondsFor(spec);
    }

    /** Returns the number of figures that wait. */
    public int queued() {
        return scheduler.queued();
    }

    /** Returns the number of figures that are being made. */
    public int running() {
        return scheduler.running();
    }

    /** Cancels all figures that wait or are being made, and waits for the threads to end. */
    @Override
    public void close() {
        scheduler.close();
    }
}
