package org.featurescope.kind.superposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.featurescope.kind.superposition.ToyModel.Gradient;
import org.junit.jupiter.api.Test;

final class ToyModelTest {
    private static final int FEATURES = 5;
    private static final double STEP = 1e-6;

    private static double[] normals(Random random, int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    private static double[] inputs(Random random) {
        return random.doubles(40 * FEATURES, -1, 1).map(x -> Math.max(0, x)).toArray();
    }

    /** The loss by its definition, with the whole matrix {@code W^T W}. */
    private static double loss(ToyModel model, double[] inputs, double[] importances) {
        double sum = 0;
        for (int at = 0; at < inputs.length; at += FEATURES) {
            for (int i = 0; i < FEATURES; i++) {
                double before = model.biases()[i];
                for (int j = 0; j < FEATURES; j++) {
                    double[] a = model.arrow(i);
                    double[] b = model.arrow(j);
                    before += (a[0] * b[0] + a[1] * b[1]) * inputs[at + j];
                }
                sum += importances[i] * Math.pow(inputs[at + i] - Math.max(0, before), 2);
            }
        }
        return sum / (inputs.length / FEATURES);
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        double[] importances = ToyModel.importances(FEATURES, 0.8);
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            ToyModel model = new ToyModel(normals(random, 2 * FEATURES), normals(random, FEATURES));
            double[] inputs = inputs(random);
            Gradient gradient = new Gradient(new double[2 * FEATURES], new double[FEATURES]);
            double loss = model.lossAndGradient(inputs, importances, gradient);
            ToDoubleFunction<ToyModel> definition = moved -> loss(moved, inputs, importances);
            assertThat(loss).as("seed %d", seed).isEqualTo(definition.applyAsDouble(model), within(1e-12));
            for (int i = 0; i < 2 * FEATURES; i++) {
                double slope = difference(model, model.weights(), i, definition);
                assertThat(gradient.weights()[i])
                        .as("weight %d of seed %d", i, seed)
                        .isEqualTo(slope, within(1e-7));
            }
            for (int i = 0; i < FEATURES; i++) {
                double slope = difference(model, model.biases(), i, definition);
                assertThat(gradient.biases()[i])
                        .as("bias %d of seed %d", i, seed)
                        .isEqualTo(slope, within(1e-7));
            }
        }
    }

    private static double difference(
            ToyModel model, double[] numbers, int moved, ToDoubleFunction<ToyModel> definition) {
        double value = numbers[moved];
        numbers[moved] = value + STEP;
        double above = definition.applyAsDouble(model);
        numbers[moved] = value - STEP;
        double below = definition.applyAsDouble(model);
        numbers[moved] = value;
        return (above - below) / (2 * STEP);
    }

    @Test
    void opposingFeaturesHaveHalfADimensionEach() {
        ToyModel model = new ToyModel(new double[] {2, -2, 0, 0, 0, 0, 1, 0}, new double[4]);
        assertThat(model.dimensionality(0)).isEqualTo(0.5);
        assertThat(model.dimensionality(1)).isEqualTo(0.5);
        assertThat(model.dimensionality(2)).isEqualTo(1);
        assertThat(model.dimensionality(3)).isZero();
    }
}
