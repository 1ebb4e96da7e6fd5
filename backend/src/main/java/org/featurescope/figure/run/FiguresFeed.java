package org.featurescope.figure.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.run.FigureEvent.Numbered;

/**
 * The events of several figures for one viewer, so that a page of many figures needs only one connection. For each
 * figure it begins with the latest state and ends with the last event, like an {@link EventFeed}. Not safe for use by
 * several threads.
 */
public final class FiguresFeed implements AutoCloseable {
    private final Map<FigureId, EventFeed> open;

    /** An event of one of the figures. */
    public record News(FigureId figure, Numbered event) {}

    /** Creates a feed of figures, each with its own feed, which this one closes. */
    public FiguresFeed(Map<FigureId, EventFeed> feeds) {
        this.open = new LinkedHashMap<>(feeds);
    }

    /** Returns whether the last event of every figure was returned. */
    public boolean isOver() {
        return open.isEmpty();
    }

    /** Returns the events since the last call, oldest first, and does not wait for one. */
    public List<News> next() {
        List<News> news = new ArrayList<>();
        for (Map.Entry<FigureId, EventFeed> entry : List.copyOf(open.entrySet())) {
            for (Numbered event : entry.getValue().next()) {
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
    }
}
