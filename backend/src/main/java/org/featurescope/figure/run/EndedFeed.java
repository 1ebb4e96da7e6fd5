package org.featurescope.figure.run;

import java.util.List;
import org.featurescope.figure.run.FigureEvent.Numbered;

/** The feed of a figure that is not being made. Each call of {@link #next} returns the figure's last event. */
record EndedFeed(List<Numbered> events) implements EventFeed {
    /** Returns a feed with one event. */
    static EndedFeed of(long number, FigureEvent last) {
        return new EndedFeed(List.of(new Numbered(number, last)));
    }

    @Override
    public List<Numbered> next() {
        return events;
    }

    @Override
    public void close() {}
}
