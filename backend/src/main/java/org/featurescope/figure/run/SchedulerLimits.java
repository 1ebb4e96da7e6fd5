package org.featurescope.figure.run;

import java.time.Duration;
import org.featurescope.figure.request.Urgency;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.tensor.Sessions;

/**
 * The limits of a {@link FigureScheduler}.
 *
 * @param runs the greatest number of figures made at the same time
 * @param queued the greatest number of figures that wait; figures that pages only offer, and those of one address, may
 *     take half of these places
 * @param queuedOfClient the greatest number of figures that wait of one client who is not the owner
 * @param frameInterval the shortest time between two progress events
 * @param afterLastViewer the time for which a run goes on after its last viewer has left
 * @param afterLastAsked the time for which a run without viewers goes on after the last request for its figure
 * @param keptAfterEnd the time for which a run's events and frames are kept after its end
 */
public record SchedulerLimits(
        int runs,
        int queued,
        int queuedOfClient,
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
            128,
            8,
            Duration.ofMillis(125),
            Duration.ofSeconds(8),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1));

    /** Returns the greatest number of figures that wait because clients at one address requested them. */
    int queuedOfAddress() {
        return Math.max(queuedOfClient, queued / 2);
    }

    /** Returns the greatest number of figures that wait when a figure is added. */
    int queued(Urgency urgency) {
        return urgency == Urgency.WANTED ? queued : queued / 2;
    }
}
