package org.featurescope.figure.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.featurescope.figure.run.FigureEvent.Numbered;

/** What one viewer hears of a run. Not safe for use by several threads. */
final class RunFeed implements EventFeed {
    private final FigureRun run;
    private long heard;
    private boolean resumes;
    private boolean closed;

    /**
     * A feed of what is kept of a run.
     *
     * @param heard the last event heard before; with it the first call tells all that is kept after that one
     */
    RunFeed(FigureRun run, OptionalLong heard) {
        this.run = run;
        this.heard = heard.orElse(-1);
        this.resumes = heard.isPresent();
        run.addViewer();
    }

    @Override
    public List<Numbered> next(Duration timeout) throws InterruptedException {
        List<Numbered> events = run.after(heard, timeout);
        if (events.isEmpty()) {
            return events;
        }
        heard = events.get(events.size() - 1).id();
        List<Numbered> told = resumes ? events : latest(events);
        resumes = false;
        return told;
    }

    /** The newest of those that tell a state, and the last event if it is there. */
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
            run.removeViewer();
        }
    }
}
