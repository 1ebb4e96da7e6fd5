package org.featurescope.linear;

/**
 * Standard normal numbers that follow from a seed. The browser draws the same numbers from the same seed
 * ({@code linear/seeded-normals.ts}).
 *
 * <p>Implementation note: uniform numbers come from the generator mulberry32 (Tommy Ettinger, 2017, public domain),
 * whose state is 32 bits and which is short in both languages; pairs of them become normal numbers by the method of Box
 * and Muller (1958, doi:10.1214/aoms/1177706645). Numbers are rounded to three decimals, so that the last digits of
 * logarithm and cosine, in which browsers differ, do not matter.
 */
public final class SeededNormals {
    /** The largest seed. */
    public static final long MOST_SEED = 0xFFFF_FFFFL;

    private static final int STEP = 0x6D2B79F5;
    private static final double RANGE = 0x1p32;
    private static final double PRECISION = 1000;

    private int state;
    private double second = Double.NaN;

    /**
     * Creates the sequence of a seed.
     *
     * @param seed from 0 to {@link #MOST_SEED}
     */
    public SeededNormals(long seed) {
        this.state = (int) seed;
    }

    /** Returns the next number, rounded to three decimals. */
    public double next() {
        double number = second;
        second = Double.NaN;
        if (Double.isNaN(number)) {
            double radius = Math.sqrt(-2 * Math.log(1 - uniform()));
            double angle = 2 * Math.PI * uniform();
            number = radius * Math.cos(angle);
            second = radius * Math.sin(angle);
        }
        return Math.round(number * PRECISION) / PRECISION;
    }

    /** Returns the next uniform number in [0, 1). */
    private double uniform() {
        state += STEP;
        int mixed = (state ^ (state >>> 15)) * (1 | state);
        mixed = (mixed + (mixed ^ (mixed >>> 7)) * (61 | mixed)) ^ mixed;
        return Integer.toUnsignedLong(mixed ^ (mixed >>> 14)) / RANGE;
    }
}
