package org.featurescope.figure.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.validate.NotFoundException;

/**
 * The events of several figures for one viewer, so that a page of many figures needs only one connection. For each
 * figure it begins with the latest state and ends with the last event, like an {@link EventFeed}. Not safe for use by
 * several threads.
 */
public final class FiguresFeed implements AutoCloseable {
    private final Client client;
    private final Bell bell = new Bell();
    private final Map<FigureId, EventFeed> open = new LinkedHashMap<>();
    private final List<FigureRun> runs = new ArrayList<>();

    /** An event of one of the figures. */
    public record News(FigureId figure, Numbered event) {}

    /** Creates a feed without figures for a client. */
    FiguresFeed(Client client) {
        this.client = client;
    }

    /** Adds a figure that has a run. */
    void add(FigureId id, FigureRun run) {
        run.addBell(bell);
        runs.add(run);
        open.put(id, new RunFeed(run, client, OptionalLong.empty()));
    }

    /** Adds a figure that has no run, with the feed of its last event. */
    void add(FigureId id, EventFeed ended) {
        open.put(id, ended);
    }

    /**
     * Adds a figure that was never requested, as one that failed, so that one wrong id does not break the whole feed.
     */
    void addMissing(FigureId id, NotFoundException missing) {
        Optional<String> message = Optional.ofNullable(missing.getMessage());
        add(id, EndedFeed.of(0, new FigureEvent.Failed(message.orElse("There is no such figure."))));
    }

    /** Returns whether the last event of every figure was returned. */
    public boolean isOver() {
        return open.isEmpty();
    }

    /**
     * Returns the events since the last call, oldest first.
     *
     * @param timeout the longest time to wait if there is no event
     * @return an empty list if there was no event within the timeout
     */
    public List<News> next(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long rings = bell.rings();
            List<News> news = collect();
            if (!news.isEmpty() || isOver() || System.nanoTime() - deadline >= 0) {
                return news;
            }
            bell.await(rings, deadline);
        }
    }

    private List<News> collect() throws InterruptedException {
        List<News> news = new ArrayList<>();
        for (Map.Entry<FigureId, EventFeed> entry : List.copyOf(open.entrySet())) {
            for (Numbered event : entry.getValue().next(Duration.ZERO)) {
                news.add(new News(entry.getKey(), event));
                if (event.event().isLast()) {
                    entry.getValue().close();
                    open.remove(entry.getKey());
                }
            }
        }
        news.sort(Comparator.comparingLong(each -> each.event().id()));
        return news;
    }

    /** Ends the viewer's subscription to all figures. */
    @Override
    public void close() {
        open.values().forEach(EventFeed::close);
        open.clear();
        runs.forEach(run -> run.removeBell(bell));
        runs.clear();
    }
}
