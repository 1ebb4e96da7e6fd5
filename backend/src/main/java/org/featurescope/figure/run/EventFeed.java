package org.featurescope.figure.run;

import java.time.Duration;
import java.util.List;
import org.featurescope.figure.run.FigureEvent.Numbered;

/**
 * The events of a figure for one viewer. As long as a feed is open, the figure's run goes on; a run without viewers
 * soon stops.
 */
public interface EventFeed extends AutoCloseable {
    /**
     * Returns the events since the last call, oldest first. The first call returns only the latest state.
     *
     * @param timeout the longest time to wait if there is no event
     * @return an empty list if there was no event within the timeout
     */
    List<Numbered> next(Duration timeout) throws InterruptedException;

    /** Ends the viewer's subscription. */
    @Override
    void close();
}
