package org.featurescope.figure.run;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How long a figure will still take, by how long what lies behind took. Steps are weighed by their work where that is told,
 * as those of later octaves cost many times those of the first; else all count alike. The first step builds the graph, so it
 * says nothing of those to come.
 */
final class TimeLeft {
    private double told;
    private double firstShare;
    private long firstEnded;

    /** How much of the whole work the next step will end at, in (0, 1]. */
    void worked(double share) {
        told = share;
    }

    /**
     * Milliseconds until the end, a step having been made; nothing after the first.
     *
     * @param step from 1
     * @param now nanoseconds
     */
    OptionalLong after(int step, int steps, long now) {
        double share = told == 0 ? (double) step / steps : told;
        told = 0;
        if (step == 1) {
            firstShare = share;
            firstEnded = now;
            return OptionalLong.empty();
        }
        double nanos = (now - firstEnded) / (share - firstShare) * (1 - share);
        return OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(Math.round(nanos)));
    }
}
