package org.featurescope.optimize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The coefficients that an optimization starts from: independent normal numbers of deviation 0.05.
 * Lucid has 0.01; so faint a noise switches on few ReLUs of a network with negative biases, and where none is on the
 * picture has no gradient and stays grey.
 *
 * <p>A picture's numbers depend on the seed, its channel and how often that channel stood before it in the batch, and
 * not on its place: a unit starts from the same noise alone and in a grid.
 */
final class StartNoise {
    private static final double DEVIATION = 0.05;

    private StartNoise() {}

    /** Coefficients {@code [count, count, batch * 3]} for a batch of these channels. */
    static float[] draw(List<Integer> channels, int count, long seed) {
        int batch = channels.size();
        float[] coefficients = new float[count * count * batch * 3];
        Map<Integer, Integer> occurrences = new HashMap<>();
        for (int picture = 0; picture < batch; picture++) {
            int occurrence = occurrences.merge(channels.get(picture), 1, Integer::sum);
            Random random = new Random(mixed(seed, channels.get(picture), occurrence));
            for (int coefficient = 0; coefficient < count * count; coefficient++) {
                for (int colour = 0; colour < 3; colour++) {
                    coefficients[(coefficient * batch + picture) * 3 + colour] = (float) (DEVIATION * random.nextGaussian());
                }
            }
        }
        return coefficients;
    }

    /** Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195: the finalizer of SplitMix64. */
    private static long mixed(long seed, int channel, int occurrence) {
        long bits = seed * 0x9E3779B97F4A7C15L + channel * 0xBF58476D1CE4E5B9L + occurrence;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
