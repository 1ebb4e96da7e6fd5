package org.featurescope.figure.run;

import java.time.Duration;
import java.util.List;
import org.featurescope.figure.run.FigureEvent.Numbered;

/** The last event of a figure to which nothing happens any more, told as often as it is asked for. */
record EndedFeed(List<Numbered> events) implements EventFeed {
    static EndedFeed of(long number, FigureEvent last) {
        return new EndedFeed(List.of(new Numbered(number, last)));
    }

    @Override
    public List<Numbered> next(Duration timeout) {
        return events;
    }

    @Override
    public void close() {}
}
