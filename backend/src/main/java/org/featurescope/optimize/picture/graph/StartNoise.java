package org.featurescope.optimize.picture.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.featurescope.optimize.picture.Start;

/** Draws the numbers that a run starts from. {@link Start.Noise} documents what they depend on. */
final class StartNoise {
    /** The key of images that the batch shares. */
    private static final long BATCH_KEY = 0x9E3779B97F4A7C15L;

    private StartNoise() {}

    /**
     * Returns the values of a variable.
     *
     * @param index of the variable among the variables of the batch
     * @param draw draws one number from a generator
     */
    static float[] draw(Start.Noise noise, Variable variable, int index, ToDoubleFunction<Random> draw) {
        float[] values = new float[variable.size()];
        Map<Long, Integer> occurrences = new HashMap<>();
        for (int image = 0; image < variable.images(); image++) {
            long key = variable.images() == noise.keys().size() ? noise.keys().get(image) : BATCH_KEY;
            int occurrence = occurrences.merge(key, 1, Integer::sum);
            Random random = new Random(mixed(noise.seed(), key, occurrence, index));
            for (int number = 0; number < variable.numbersPerPlane(); number++) {
                int at = (number * variable.images() + image) * variable.planes();
                for (int plane = 0; plane < variable.planes(); plane++) {
                    values[at + plane] = (float) draw.applyAsDouble(random);
                }
            }
        }
        return values;
    }

    /**
     * Mixes all that the noise of an image depends on. Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195: the finalizer
     * of SplitMix64.
     */
    private static long mixed(long seed, long key, int occurrence, int index) {
        long bits = seed * 0x9E3779B97F4A7C15L + key * 0xBF58476D1CE4E5B9L + occurrence + index * 0x94D049BB133111EBL;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
