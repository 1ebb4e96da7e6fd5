package org.featurescope.kind.superposition;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A model {@code x' = ReLU(W^T W x + b)} that reads its features back from two hidden dimensions: the toy model of
 * Elhage et al., Toy Models of Superposition, Transformer Circuits Thread, 2022.
 *
 * @param weights {@code W}, row after row: the first coordinate of all features, then the second
 * @param biases {@code b}, one for each feature
 */
record ToyModel(double[] weights, double[] biases) {
    /** The number of hidden dimensions. */
    static final int HIDDEN = 2;

    /** The derivatives of a loss with respect to a model's weights and biases, in their order. */
    record Gradient(double[] weights, double[] biases) {}

    int features() {
        return biases.length;
    }

    /** Returns the two coordinates of a feature in the hidden plane. */
    double[] arrow(int feature) {
        return new double[] {weights[feature], weights[features() + feature]};
    }

    /** Returns the importance of each feature: 1, then each {@code factor} times that of the one before. */
    static double[] importances(int features, double factor) {
        double[] all = new double[features];
        double importance = 1;
        for (int i = 0; i < features; i++) {
            all[i] = importance;
            importance *= factor;
        }
        return all;
    }

    /**
     * Returns the loss, the mean over inputs of {@code sum_i I_i (x_i - x'_i)^2}, and writes its gradient. Sums have the
     * same order as in the page's computation, so that both give the same numbers.
     *
     * @param inputs the features of each input, one input after the other
     * @param importances the importance {@code I_i} of each feature
     * @param gradient where the gradient is written
     */
    double lossAndGradient(double[] inputs, double[] importances, Gradient gradient) {
        Arrays.fill(gradient.weights, 0);
        Arrays.fill(gradient.biases, 0);
        int n = features();
        double loss = 0;
        for (int at = 0; at < inputs.length; at += n) {
            loss = addInput(inputs, at, importances, gradient, loss);
        }
        int count = inputs.length / n;
        divide(gradient.weights, count);
        divide(gradient.biases, count);
        return loss / count;
    }

    /** Adds the gradient of one input, and returns the sum of losses with this input's. */
    private double addInput(double[] inputs, int at, double[] importances, Gradient gradient, double before) {
        int n = features();
        double[] slopes = gradient.weights;
        double first = 0;
        double second = 0;
        for (int j = 0; j < n; j++) {
            first += weights[j] * inputs[at + j];
            second += weights[n + j] * inputs[at + j];
        }
        double loss = before;
        double backFirst = 0;
        double backSecond = 0;
        for (int i = 0; i < n; i++) {
            double sum = weights[i] * first + weights[n + i] * second + biases[i];
            double error = Math.max(sum, 0) - inputs[at + i];
            loss += importances[i] * error * error;
            if (sum > 0) {
                double slope = 2 * importances[i] * error;
                gradient.biases[i] += slope;
                slopes[i] += slope * first;
                slopes[n + i] += slope * second;
                backFirst += slope * weights[i];
                backSecond += slope * weights[n + i];
            }
        }
        for (int j = 0; j < n; j++) {
            slopes[j] += backFirst * inputs[at + j];
            slopes[n + j] += backSecond * inputs[at + j];
        }
        return loss;
    }

    private static void divide(double[] values, int by) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= by;
        }
    }

    /**
     * Returns the dimensionality of a feature, {@code |W_i|^2 / sum_j (W_i/|W_i| . W_j)^2}: the share of a dimension that
     * it has for itself, from 0 to 1.
     *
     * @return 0 if the feature is not represented at all
     */
    double dimensionality(int feature) {
        double[] own = arrow(feature);
        double square = own[0] * own[0] + own[1] * own[1];
        double shared = IntStream.range(0, features())
                .mapToObj(this::arrow)
                .mapToDouble(other -> Math.pow(own[0] * other[0] + own[1] * other[1], 2))
                .sum();
        return shared > 0 ? square * square / shared : 0;
    }
}
