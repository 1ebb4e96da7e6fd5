package org.featurescope.figure.run;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.store.FigureList;
import org.featurescope.figure.store.FigureQuery;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.model.Catalogue;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures: asked for, being made, made. What the server shows and does with figures, it does through this.
 *
 * <p>Safe for use by several threads.
 */
public final class Figures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

    private final Kinds kinds;
    private final Catalogue catalogue;
    private final FigureStore store;
    private final FigureScheduler scheduler;

    /** Figures of these networks in this store, which it does not close. */
    public Figures(
            Kinds kinds,
            Catalogue catalogue,
            FigureStore store,
            SchedulerLimits limits,
            Clock clock,
            Ticker ticker,
            RunObserver observer) {
        this.kinds = kinds;
        this.catalogue = catalogue;
        this.store = store;
        // the clock's milliseconds grow faster than events come, so numbers grow over restarts
        this.scheduler = new FigureScheduler(
                store, new FigureMaker(kinds, store, limits, ticker, observer), limits, ticker, clock.millis());
    }

    /** The kinds of figures there are. */
    public Kinds kinds() {
        return kinds;
    }

    /** What was asked for, and whether that began a run. */
    public record Submission(Figure figure, boolean isNew) {}

    /**
     * Asks for a figure. One that is made is returned at once; one under way is joined; else a run begins.
     *
     * @throws QueueFullException if too many figures wait
     */
    public Submission submit(PreparedFigure prepared) {
        FigureId id = kinds.id(prepared.spec());
        Optional<StoredFigure> stored = store.find(id);
        if (stored.isPresent()) {
            return new Submission(Figure.of(stored.get()), false);
        }
        boolean isNew = scheduler.submit(id, prepared);
        return new Submission(get(id), isNew);
    }

    /**
     * Returns the figure of an id, if it was asked for. A run under way goes on for a while, since somebody asks for it.
     * Reading repairs nothing: a figure whose files are damaged has the status {@link FigureStatus#DAMAGED}.
     */
    public Optional<Figure> find(FigureId id) {
        Optional<FigureRun> run = scheduler.find(id);
        run.ifPresent(FigureRun::asked);
        Optional<Figure> underWay =
                run.map(this::asItStands).filter(figure -> !figure.status().isFinal());
        return underWay.or(() -> store.find(id).map(Figure::of))
                .or(() -> store.asked(id).map(asked -> of(id, asked)));
    }

    /**
     * Makes a figure anew whose files are damaged, if its network is at hand in the same state and there is room in the
     * queue. The damaged files stay until the new ones take their place.
     *
     * @return whether it is being made
     */
    public boolean repair(FigureId id) {
        Optional<FigureStore.Asked> asked = store.asked(id);
        if (asked.isEmpty() || asked.get().status() != FigureStatus.DAMAGED) {
            return false;
        }
        FigureSpec spec = asked.get().spec();
        try {
            if (spec instanceof AboutNetwork about) {
                requireSame(about.network());
            }
            scheduler.submit(id, kinds.prepared(spec, catalogue));
            return true;
        } catch (NotFoundException | InvalidInputException | QueueFullException e) {
            LOG.warn("figure {} cannot be made again: {}", id, e.getMessage());
            return false;
        }
    }

    private void requireSame(NetworkReference network) {
        if (!network.isOf(catalogue.network(network.model()))) {
            throw new NotFoundException(
                    NetworkReference.MODEL.name(),
                    "the network %s at hand is not in the state that the figure used".formatted(network.model()));
        }
    }

    /** Whether a figure is made. */
    public boolean isMade(FigureId id) {
        return store.find(id).isPresent();
    }

    /** The figures that are made and that a query finds, {@code most} at most, from the one of number {@code offset} on. */
    public FigureList list(FigureQuery query, int most, int offset) {
        return store.list(query, most, offset);
    }

    /**
     * Deletes a figure that is not under way; false if it is.
     *
     * @throws NotFoundException if it was never asked for
     */
    public boolean delete(FigureId id) {
        if (scheduler.find(id).filter(run -> !run.status().isFinal()).isPresent()) {
            return false;
        }
        if (store.find(id).isEmpty() && store.asked(id).isEmpty()) {
            throw new NotFoundException("id", "there is no figure " + id);
        }
        store.delete(id);
        return true;
    }

    private Figure asItStands(FigureRun run) {
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

    private static Figure of(FigureId id, FigureStore.Asked asked) {
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

    /** The figure of that name, or {@link NotFoundException}. */
    public Figure get(FigureId id) {
        return find(id).orElseThrow(() -> new NotFoundException("id", "there is no figure " + id));
    }

    /**
     * Watches a figure.
     *
     * @param heard the number of the last event heard before, to hear of what came after it
     * @throws NotFoundException if it was never asked for
     */
    public EventFeed watch(FigureId id, OptionalLong heard) {
        Figure figure = get(id);
        Optional<FigureRun> run = scheduler.find(id);
        return run.isPresent() ? new RunFeed(run.get(), heard) : ended(figure);
    }

    /** The last event of a figure that nothing happens to any more. */
    private static EventFeed ended(Figure figure) {
        String detail = figure.detail().orElse("The figure is not being made.");
        FigureEvent last =
                switch (figure.status()) {
                    case DONE -> new FigureEvent.Done();
                    case FAILED -> new FigureEvent.Failed(detail);
                    case CANCELLED, DAMAGED, QUEUED, RUNNING -> new FigureEvent.Cancelled(detail);
                };
        return EndedFeed.of(figure.createdAt().toEpochMilli(), last);
    }

    /** Watches several figures as one viewer; one that was never asked for ends with {@link FigureEvent.Failed}. */
    public FiguresFeed watchAll(Collection<FigureId> ids) {
        FiguresFeed feed = new FiguresFeed();
        for (FigureId id : Set.copyOf(ids)) {
            try {
                Figure figure = get(id);
                Optional<FigureRun> run = scheduler.find(id);
                if (run.isPresent()) {
                    feed.add(id, run.get());
                } else {
                    feed.add(id, ended(figure));
                }
            } catch (NotFoundException e) {
                feed.addMissing(id, e);
            }
        }
        return feed;
    }

    /**
     * Stops a figure that waits or is being made; false if it does neither.
     *
     * @throws NotFoundException if it was never asked for
     */
    public boolean cancel(FigureId id) {
        if (scheduler.cancel(id, "The run was cancelled.")) {
            return true;
        }
        get(id);
        return false;
    }

    /** A frame that an event told of, if it is still kept. */
    public Optional<byte[]> frame(FigureId id, String token) {
        return scheduler.find(id).flatMap(run -> run.frame(token));
    }

    /** Returns the PNG file of one of a figure's pictures, if it is sound. */
    public Optional<byte[]> image(FigureId id, ImageFile file) {
        return store.image(id, file);
    }

    /** How many figures wait. */
    public int queued() {
        return scheduler.queued();
    }

    /** How many figures are being made. */
    public int running() {
        return scheduler.running();
    }

    /** Cancels what is under way. */
    @Override
    public void close() {
        scheduler.close();
    }
}
