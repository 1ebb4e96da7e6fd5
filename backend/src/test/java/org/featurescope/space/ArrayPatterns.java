package org.featurescope.space;

import java.util.Random;
import org.featurescope.space.PatternCorrelation.Patterns;

/** Patterns in an array. */
public record ArrayPatterns(float[][] values) implements Patterns {
    /** Returns patterns of normally distributed values. */
    static ArrayPatterns random(int count, int length, long seed) {
        Random random = new Random(seed);
        float[][] values = new float[count][length];
        for (float[] row : values) {
            for (int i = 0; i < length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return new ArrayPatterns(values);
    }

    /**
     * Returns patterns that are the sum of the mean of their class and noise of standard deviation 1.
     *
     * @param means the mean of each class
     * @param each the number of patterns of each class, which follow each other
     */
    static ArrayPatterns ofClasses(float[][] means, int each, Random random) {
        float[][] values = new float[means.length * each][means[0].length];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < values[i].length; k++) {
                values[i][k] = (float) (means[i / each][k] + random.nextGaussian());
            }
        }
        return new ArrayPatterns(values);
    }

    @Override
    public int count() {
        return values.length;
    }

    @Override
    public int length() {
        return values[0].length;
    }

    @Override
    public float[] pattern(int index) {
        return values[index].clone();
    }
}
