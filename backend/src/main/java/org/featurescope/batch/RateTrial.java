package org.featurescope.batch;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Measures the engine's speed during the steps of one figure. The time until the first step, in which the graph is
 * compiled, does not count if there is a later one.
 */
final class RateTrial {
    /** The longest time after the first step. */
    private static final Duration LONGEST = Duration.ofSeconds(4);
    /** The share of the figure after which the trial ends at once. */
    private static final double ENOUGH = 0.5;

    private final double cost;
    private final LongSupplier nanos;
    private final long began;
    private long first;
    private long latest;
    private double firstShare;
    private double latestShare;

    /**
     * Begins a trial.
     *
     * @param cost the cost of the figure, in pixel-steps
     * @param nanos returns the time in nanoseconds
     */
    RateTrial(double cost, LongSupplier nanos) {
        this.cost = cost;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.first = began;
        this.latest = began;
    }

    /** Records the share of the figure that is done. */
    void worked(double share) {
        latest = nanos.getAsLong();
        latestShare = share;
        if (firstShare == 0) {
            first = latest;
            firstShare = share;
        }
    }

    /** Records that the figure is made. */
    void ended() {
        worked(1);
    }

    /** Returns whether enough was measured. */
    boolean isOver() {
        return firstShare > 0 && (nanos.getAsLong() - first > LONGEST.toNanos() || latestShare >= ENOUGH);
    }

    /** Returns the speed in pixel-steps a second; empty if it was not measured. */
    OptionalDouble rate() {
        boolean hasTwo = latest > first;
        double share = hasTwo ? latestShare - firstShare : latestShare;
        double seconds = (latest - (hasTwo ? first : began)) / 1e9;
        return share > 0 && seconds > 0 ? OptionalDouble.of(cost * share / seconds) : OptionalDouble.empty();
    }
}
