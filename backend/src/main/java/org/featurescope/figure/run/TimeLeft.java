package org.featurescope.figure.run;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Estimates the remaining time of a run from the time that its steps took so far. Steps count by their share of the
 * work if the recipe reports it, because a step of a late octave costs many times one of the first; else they count
 * alike. The first step is left out, because it includes building the graph.
 */
final class TimeLeft {
    private double reportedShare;
    private boolean hasFirst;
    private double firstShare;
    private long firstEnded;

    /** Sets the share of the whole work that is done after the next step, in (0, 1]. */
    void worked(double share) {
        reportedShare = share;
    }

    /**
     * Returns the estimated milliseconds until the end of the run; empty after the first step.
     *
     * @param step the step just finished, from 1
     * @param steps the number of all steps
     * @param now the present time, nanoseconds
     */
    OptionalLong after(int step, int steps, long now) {
        double share = reportedShare == 0 ? (double) step / steps : reportedShare;
        reportedShare = 0;
        if (!hasFirst) {
            hasFirst = true;
            firstShare = share;
            firstEnded = now;
            return OptionalLong.empty();
        }
        double nanos = (now - firstEnded) / (share - firstShare) * (1 - share);
        return OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(Math.round(nanos)));
    }
}
