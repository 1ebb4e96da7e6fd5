package org.featurescope.figure.run;

import java.util.List;
import org.featurescope.figure.run.FigureEvent.Numbered;

/**
 * The events of a figure for one viewer. As long as a feed is open, the figure's run goes on; a run without viewers
 * soon stops.
 */
public interface EventFeed extends AutoCloseable {
    /**
     * Returns the events since the last call, oldest first, and does not wait for one. The first call returns only the
     * latest state.
     */
    List<Numbered> next();

    /** Ends the viewer's subscription. */
    @Override
    void close();
}
