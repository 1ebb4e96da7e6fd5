package org.featurescope.space;

import java.util.Arrays;

/**
 * A histogram of a stream of values whose range is not known before. Zeros are counted apart. All bins have the same width,
 * a power of two, and begin at its multiples, so that zero is an edge. When a value lies outside the bins, pairs of bins are
 * joined until it lies inside. So the histogram depends neither on the order of the values nor on how they were divided
 * among histograms that are merged, and its memory is constant. Not thread-safe.
 */
public final class Histogram {
    /** The number of bins on either side of zero. */
    public static final int SIDE = 64;

    private static final int SMALLEST = Double.MIN_EXPONENT;

    private final long[] counts = new long[2 * SIDE];
    private long zeros;
    private int exponent = SMALLEST;
    private double perWidth = Math.scalb(1.0, -SMALLEST);

    /**
     * The bins that are not empty, and those between them.
     *
     * @param first the index of the first bin, which reaches from {@code first * width} to {@code (first + 1) * width}
     * @param width the width of each bin
     * @param counts the number of values in each bin; none if all values were zero
     */
    public record Bins(int first, double width, long[] counts) {
        /** Returns the greatest distance from zero of a bin's edge. */
        public double reach() {
            return width * Math.max(-(double) first, first + counts.length);
        }
    }

    /**
     * Adds values.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    public void add(float[] values) {
        for (float value : values) {
            if (value == 0) {
                zeros++;
            } else {
                add(value);
            }
        }
    }

    private void add(double value) {
        double place = Math.floor(value * perWidth);
        while (!(place >= -SIDE && place < SIDE)) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a histogram has no place for " + value);
            }
            widen();
            place = Math.floor(value * perWidth);
        }
        counts[SIDE + (int) place]++;
    }

    /** Adds all values of another histogram. */
    public void add(Histogram other) {
        zeros += other.zeros;
        while (exponent < other.exponent) {
            widen();
        }
        int shift = exponent - other.exponent;
        for (int i = 0; i < counts.length; i++) {
            if (other.counts[i] != 0) {
                // of an index below zero too, the shift is the floor of the quotient
                counts[SIDE + (i - SIDE >> Math.min(shift, Integer.SIZE - 1))] += other.counts[i];
            }
        }
    }

    /** Joins pairs of bins. */
    private void widen() {
        exponent++;
        perWidth = Math.scalb(1.0, -exponent);
        long[] joined = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            joined[SIDE + (i - SIDE >> 1)] += counts[i];
        }
        System.arraycopy(joined, 0, counts, 0, counts.length);
    }

    /** Returns the number of values that are zero. */
    public long zeros() {
        return zeros;
    }

    /** Returns the number of values that are greater than zero. */
    public long positive() {
        return Arrays.stream(counts, SIDE, counts.length).sum();
    }

    /** Returns the number of values that are less than zero. */
    public long negative() {
        return Arrays.stream(counts, 0, SIDE).sum();
    }

    /** Returns the bins of the values that are not zero. */
    public Bins bins() {
        int from = 0;
        int to = counts.length;
        while (from < to && counts[from] == 0) {
            from++;
        }
        while (to > from && counts[to - 1] == 0) {
            to--;
        }
        return from == to
                ? new Bins(0, 1, new long[0])
                : new Bins(from - SIDE, Math.scalb(1.0, exponent), Arrays.copyOfRange(counts, from, to));
    }
}
