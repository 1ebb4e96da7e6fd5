package org.featurescope.optimize.objective;

import java.util.Random;

/** Draws normal numbers from a seed, the same on every machine. */
public final class RandomNormals {
    private RandomNormals() {}

    /** Returns {@code count} independent normal numbers of mean 0 and variance 1. */
    public static float[] draw(long seed, int count) {
        Random random = new Random(mixed(seed));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /**
     * Mixes the bits of a seed, so that neighbouring seeds give unrelated numbers. Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195: the finalizer of
     * SplitMix64.
     */
    private static long mixed(long seed) {
        long bits = (seed + 1) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
