package org.featurescope.linear;

/**
 * Uniform numbers that follow from a seed, by the generator mulberry32 (Tommy Ettinger, 2017, public domain), whose state
 * is 32 bits. The browser draws the same numbers from the same seed ({@code linear/seeded-normals.ts}).
 */
public final class Mulberry32 {
    private static final int STEP = 0x6D2B79F5;
    private static final double RANGE = 0x1p32;

    private int state;

    /**
     * Creates the sequence of a seed.
     *
     * @param seed from 0 to {@link SeededNormals#MOST_SEED}
     */
    public Mulberry32(long seed) {
        this.state = (int) seed;
    }

    /** Returns the next number, in [0, 1). */
    public double next() {
        state += STEP;
        int mixed = (state ^ (state >>> 15)) * (1 | state);
        mixed = (mixed + (mixed ^ (mixed >>> 7)) * (61 | mixed)) ^ mixed;
        return Integer.toUnsignedLong(mixed ^ (mixed >>> 14)) / RANGE;
    }
}
