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
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.validate.NotFoundException;

/**
 * What one viewer hears of several figures at once, so that a page of many needs one connection. Each figure is watched as
 * by an {@link EventFeed} of its own, from its latest state on, until its last event. Not safe for use by several threads.
 */
public final class FiguresFeed implements AutoCloseable {
    private final Bell bell = new Bell();
    private final Map<FigureId, EventFeed> open = new LinkedHashMap<>();
    private final List<FigureRun> runs = new ArrayList<>();

    /** What has happened to a figure. */
    public record News(FigureId figure, Numbered event) {}

    FiguresFeed() {}

    /** Adds a figure that is under way. */
    void add(FigureId id, FigureRun run) {
        run.addBell(bell);
        runs.add(run);
        open.put(id, new RunFeed(run, OptionalLong.empty()));
    }

    /** Adds a figure to which nothing happens any more. */
    void add(FigureId id, EventFeed ended) {
        open.put(id, ended);
    }

    /** A figure that was never asked for ends at once, so that one bad name does not cost the others their news. */
    void addMissing(FigureId id, NotFoundException missing) {
        Optional<String> said = Optional.ofNullable(missing.getMessage());
        add(id, EndedFeed.of(0, new FigureEvent.Failed(said.orElse("There is no such figure."))));
    }

    /** Whether every figure has told its last event. */
    public boolean isOver() {
        return open.isEmpty();
    }

    /**
     * What has happened since the last call, in the order in which it did.
     *
     * @param timeout how long to wait where nothing has happened
     * @return nothing, if nothing happened
     */
    public List<News> next(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long heard = bell.rings();
            List<News> news = collected();
            if (!news.isEmpty() || isOver() || System.nanoTime() - deadline >= 0) {
                return news;
            }
            bell.await(heard, deadline);
        }
    }

    private List<News> collected() throws InterruptedException {
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

    /** The viewer leaves. */
    @Override
    public void close() {
        open.values().forEach(EventFeed::close);
        open.clear();
        runs.forEach(run -> run.removeBell(bell));
        runs.clear();
    }
}
