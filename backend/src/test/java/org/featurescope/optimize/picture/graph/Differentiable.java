package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A function of the variables of pictures whose gradients can be compared with finite differences. */
interface Differentiable {
    Pictures pictures();

    /** Sets the variables. */
    void start(List<float[]> values);

    /** Returns the current value of the function. */
    double objective();

    /** Returns the current gradient with respect to each variable. */
    List<float[]> gradients();

    static float[] gaussian(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Returns random values of the given deviation for all variables. */
    default List<float[]> random(long seed, double deviation) {
        Random random = new Random(seed);
        return pictures().variables().stream()
                .map(variable -> scaled(gaussian(random, variable.size()), deviation))
                .toList();
    }

    static float[] scaled(float[] values, double factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (factor * values[i]);
        }
        return scaled;
    }

    /** Compares the gradients with finite differences, along the gradient and a random direction together. */
    default void assertGradient(long seed) {
        List<float[]> at = random(seed, 0.3);
        start(at);
        List<float[]> found = gradients();
        List<float[]> random = random(seed + 1, 1);
        for (int index = 0; index < at.size(); index++) {
            double length = Math.sqrt(dot(found.get(index), found.get(index)));
            double randomLength = Math.sqrt(dot(random.get(index), random.get(index)));
            float[] direction = scaled(random.get(index), 1 / randomLength);
            for (int i = 0; i < direction.length; i++) {
                direction[i] += (float) (found.get(index)[i] / length);
            }
            double expected = dot(found.get(index), direction);
            double step = 0.02;
            double difference =
                    (objectiveAt(at, index, direction, step) - objectiveAt(at, index, direction, -step)) / (2 * step);
            assertThat(difference).as("variable %d", index).isCloseTo(expected, within(0.01 * Math.abs(expected)));
        }
    }

    private double objectiveAt(List<float[]> at, int index, float[] direction, double step) {
        float[] moved = at.get(index).clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * direction[i]);
        }
        List<float[]> values = new ArrayList<>(at);
        values.set(index, moved);
        start(values);
        return objective();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
