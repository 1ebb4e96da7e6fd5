package org.featurescope.figure.run;

import java.time.Duration;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.tensor.Sessions;

/**
 * How much a {@link FigureScheduler} takes on.
 *
 * @param runs figures made at the same time
 * @param queued figures that may wait
 * @param frameInterval the least time between two progress events
 * @param afterLastViewer how long a run goes on when its last viewer has left
 * @param afterLastAsked how long a run goes on that nobody watches, since somebody last asked for it
 * @param keptAfterEnd how long a run's events and frames can be had after its end
 */
public record SchedulerLimits(
        int runs,
        int queued,
        Duration frameInterval,
        Duration afterLastViewer,
        Duration afterLastAsked,
        Duration keptAfterEnd) {
    /**
     * The usual limits. Two figures at the same time, as a single picture keeps one processor busy and no more, and so that a
     * small figure does not wait for a large one.
     */
    public static final SchedulerLimits DEFAULT = new SchedulerLimits(
            Math.min(EngineLimits.RUNS_AT_ONCE, Sessions.PROCESSORS),
            32,
            Duration.ofMillis(125),
            Duration.ofSeconds(8),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1));
}
