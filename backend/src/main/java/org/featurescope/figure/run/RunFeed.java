package org.featurescope.figure.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.run.FigureEvent.Numbered;

/** The events of a run for one viewer. Not safe for use by several threads. */
final class RunFeed implements EventFeed {
    private final FigureRun run;
    private final Client client;
    private final int viewers;
    private long lastReceived;
    private boolean resumes;
    private boolean closed;

    /**
     * Opens a feed of a run.
     *
     * @param client who watches
     * @param viewers the number of the client's viewers that share the feed
     * @param lastReceived the number of the last event that the viewer received earlier; if it is given, the first call
     *     of {@link #next} returns all events after it that are still kept, else only the latest state
     */
    RunFeed(FigureRun run, Client client, int viewers, OptionalLong lastReceived) {
        this.run = run;
        this.client = client;
        this.viewers = viewers;
        this.lastReceived = lastReceived.orElse(-1);
        this.resumes = lastReceived.isPresent();
        run.addViewers(client, viewers);
    }

    @Override
    public List<Numbered> next() {
        List<Numbered> events = run.after(lastReceived);
        if (events.isEmpty()) {
            return events;
        }
        lastReceived = events.get(events.size() - 1).id();
        List<Numbered> returned = resumes ? events : latest(events);
        resumes = false;
        return returned;
    }

    /** Returns the newest event that is not the run's last, and the last one if it is there. */
    private static List<Numbered> latest(List<Numbered> events) {
        List<Numbered> latest = new ArrayList<>();
        for (Numbered event : events) {
            if (!event.event().isLast()) {
                latest.clear();
            }
            latest.add(event);
        }
        return latest;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            run.removeViewers(client, viewers);
        }
    }
}
