package org.featurescope.figure.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Estimates the remaining time of a run from the time that its latest work took.
 *
 * <p>A recipe that optimizes pictures reports the share of the work that each step completes, because a step of a late
 * octave costs many times one of the first. Steps before that are of another kind, for example photographs that go
 * through the network. How long those take says nothing about the optimization, so nothing is estimated until it has
 * begun. Steps of figures without an optimization count alike. The first step of each part is left out, because it
 * includes loading the network or building the graph.
 *
 * <p>The pace is that of the later half of the time, so that a slow beginning is soon forgotten. What single steps take
 * beyond their usual time does not count: graphs are built in the first step of an octave and of each further run of a
 * figure. Nothing is said in the first seconds, when a few steps would be extrapolated to all. What follows after the last
 * step is added as it took for an earlier figure ({@link FinishingTimes}).
 */
final class TimeLeft {
    /** The time of a run in which nothing is estimated. */
    static final Duration SILENCE = Duration.ofSeconds(2);
    /** The least time of a part of a run from which its pace is measured. */
    private static final Duration LEAST_MEASURED = Duration.ofSeconds(1);
    /** How many times its usual time a step takes in which a graph is built. */
    private static final int BUILDING = 8;
    /** The number of steps from which the usual time of a step is known. */
    private static final int KNOWN = 4;

    private final long runBegan;
    private final boolean optimizes;
    private final long finishing;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private boolean isOptimizing;
    private boolean isBuilding;
    private long partBegan;
    private long building;
    private double reportedShare;

    /**
     * The share of the work that was done at a time.
     *
     * @param nanos of steps, without what single ones took beyond their usual time
     */
    private record Sample(long nanos, double share) {
        /** Returns the nanoseconds for the whole work, by the work between two samples. */
        double paceSince(Sample from) {
            return (nanos - from.nanos) / (share - from.share);
        }
    }

    /**
     * Creates the estimate of a run.
     *
     * @param now the present time, nanoseconds
     * @param optimizes whether the figure has optimized pictures
     * @param finishing the time that is expected after the last step, nanoseconds
     */
    TimeLeft(long now, boolean optimizes, long finishing) {
        this.runBegan = now;
        this.optimizes = optimizes;
        this.finishing = finishing;
    }

    /** Sets the share of the whole work that is done after the next step, in (0, 1]. */
    void worked(double share) {
        reportedShare = share;
    }

    /**
     * Returns the estimated milliseconds until the end of the run; empty as long as there is no good estimate.
     *
     * @param step the step just finished, from 1
     * @param steps the number of all steps
     * @param now the present time, nanoseconds
     */
    OptionalLong after(int step, int steps, long now) {
        boolean isReported = reportedShare > 0;
        double share = isReported ? reportedShare : (double) step / steps;
        reportedShare = 0;
        if (samples.isEmpty() || isReported != isOptimizing) {
            isOptimizing = isReported;
            samples.clear();
            partBegan = now;
            building = 0;
        } else {
            leaveOutBuilding(now, share);
        }
        samples.addLast(new Sample(now - building, share));
        forgetTheEarlierHalf(now - building);
        boolean isTooEarly = now - runBegan < SILENCE.toNanos() || now - partBegan < LEAST_MEASURED.toNanos();
        return isTooEarly || (optimizes && !isOptimizing) ? OptionalLong.empty() : estimate();
    }

    /**
     * Leaves out what the step that has just ended took beyond its usual time, unless this was so for the step before: work
     * of another kind has begun.
     */
    private void leaveOutBuilding(long now, double share) {
        boolean wasBuilding = isBuilding;
        isBuilding = false;
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        if (samples.size() < KNOWN || share <= last.share() || last.share() <= first.share()) {
            return;
        }
        double usual = last.paceSince(first) * (share - last.share());
        long took = now - building - last.nanos();
        isBuilding = took > BUILDING * usual;
        if (isBuilding && !wasBuilding) {
            building += took - Math.round(usual);
        }
    }

    /** Keeps the latest sample of the earlier half of the time, and all of the later half. */
    private void forgetTheEarlierHalf(long now) {
        long middle = partBegan + (now - partBegan) / 2;
        Sample first = samples.removeFirst();
        while (!samples.isEmpty() && samples.getFirst().nanos() <= middle) {
            first = samples.removeFirst();
        }
        samples.addFirst(first);
    }

    private OptionalLong estimate() {
        Sample from = samples.getFirst();
        Sample last = samples.getLast();
        boolean isKnown = last.share() > from.share() && (last.share() < 1 || finishing > 0);
        return isKnown
                ? OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(
                        Math.round(last.paceSince(from) * (1 - last.share())) + finishing))
                : OptionalLong.empty();
    }
}
