package org.featurescope.figure.run;

import java.time.Duration;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.tensor.Sessions;

/**
 * The limits of a {@link FigureScheduler}.
 *
 * @param runs the greatest number of figures made at the same time
 * @param queued the greatest number of figures that wait
 * @param frameInterval the shortest time between two progress events
 * @param afterLastViewer the time for which a run goes on after its last viewer has left
 * @param afterLastAsked the time for which a run without viewers goes on after the last request for its figure
 * @param keptAfterEnd the time for which a run's events and frames are kept after its end
 */
public record SchedulerLimits(
        int runs,
        int queued,
        Duration frameInterval,
        Duration afterLastViewer,
        Duration afterLastAsked,
        Duration keptAfterEnd) {
    /**
     * The default limits. Several figures are made at the same time because a single picture keeps only one processor
     * busy, and so that a small figure does not wait for a large one.
     */
    public static final SchedulerLimits DEFAULT = new SchedulerLimits(
            Math.min(EngineLimits.RUNS_AT_ONCE, Sessions.PROCESSORS),
            32,
            Duration.ofMillis(125),
            Duration.ofSeconds(8),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1));
}
