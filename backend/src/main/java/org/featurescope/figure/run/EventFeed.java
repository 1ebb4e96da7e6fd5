package org.featurescope.figure.run;

import java.time.Duration;
import java.util.List;
import org.featurescope.figure.run.FigureEvent.Numbered;

/** What one viewer hears of a figure. A figure that is watched goes on; one that nobody watches any more soon stops. */
public interface EventFeed extends AutoCloseable {
    /**
     * What has happened since the last call, oldest first. A viewer that comes late hears of the latest step only.
     *
     * @param timeout how long to wait where nothing has happened
     * @return nothing, if nothing happened
     */
    List<Numbered> next(Duration timeout) throws InterruptedException;

    /** The viewer leaves. */
    @Override
    void close();
}
