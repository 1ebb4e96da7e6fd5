package org.featurescope.space;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.featurescope.validate.Validate;

/**
 * Factors a non-negative matrix approximately into two non-negative matrices, {@code V ≈ W H}: {@code V} is {@code
 * [rows, columns]}, {@code W} is {@code [rows, groups]} and {@code H} is {@code [groups, columns]}. For activations the
 * rows are positions and the columns are channels. Then {@code H} holds the channels of each group, and {@code W} the
 * weight of each group at each position.
 *
 * <p>The updates are those of Lee and Seung, Algorithms for Non-negative Matrix Factorization, NIPS 13, 2001, for the
 * squared distance, which they never increase:
 *
 * <pre>{@code
 * H = H * (W'V) / (W'W H)      W = W * (V H') / (W H H')      entry by entry
 * }</pre>
 *
 * <p>The matrices start with uniform random numbers, so that the seed decides which of several optima is found. Finally
 * every row of {@code H} is normalized to length 1, with its length multiplied into {@code W}, and the groups are
 * sorted by their total weight. One update takes {@code O(rows * columns * groups)}.
 */
public final class NonNegativeFactors {
    /** Enough for the error to change by less than a thousandth in a layer of an Inception network. */
    static final int UPDATES = 200;

    private static final double NEARLY_ZERO = 1e-12;

    private final double[][] weights;
    private final double[][] components;
    private final double unexplained;

    private NonNegativeFactors(double[][] weights, double[][] components, double unexplained) {
        this.weights = weights;
        this.components = components;
        this.unexplained = unexplained;
    }

    /**
     * Factors a matrix.
     *
     * @param matrix {@code [rows][columns]}, no number below zero and not all of them zero
     * @param groups number of groups, from 1 to the number of rows
     * @param seed of the random start
     * @throws org.featurescope.validate.InvalidInputException naming {@code groups} or {@code activations}
     */
    public static NonNegativeFactors of(float[][] matrix, int groups, long seed) {
        Validate.inRange("groups", groups, 1, matrix.length);
        double squares = 0;
        for (float[] row : matrix) {
            for (float value : row) {
                Validate.isTrue(
                        "activations",
                        value >= 0,
                        ("non-negative factors need activations that are none below zero, but one is %s; choose a layer"
                                        + " after a ReLU")
                                .formatted(value));
                squares += (double) value * value;
            }
        }
        Validate.isTrue("activations", squares > 0, "all activations are zero, and so there is nothing to group");
        // scales the numbers to about 1, whatever the range of the layer
        double scale = Math.sqrt(squares / ((double) matrix.length * matrix[0].length));
        double[][] v = new double[matrix.length][matrix[0].length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v[i].length; j++) {
                v[i][j] = matrix[i][j] / scale;
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[][] w = random(random, v.length, groups);
        double[][] h = random(random, groups, v[0].length);
        for (int update = 0; update < UPDATES; update++) {
            multiply(h, product(transposed(w), v), product(product(transposed(w), w), h));
            multiply(w, product(v, transposed(h)), product(w, product(h, transposed(h))));
        }
        double error = squaredDistance(v, product(w, h));
        for (double[] row : w) {
            for (int k = 0; k < groups; k++) {
                row[k] *= scale;
            }
        }
        return ordered(w, h, error / (v.length * (double) v[0].length));
    }

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int i = 0; i < columns; i++) {
                // the updates would not change a zero
                row[i] = 0.1 + random.nextDouble();
            }
        }
        return matrix;
    }

    private static void multiply(double[][] factor, double[][] numerator, double[][] denominator) {
        for (int i = 0; i < factor.length; i++) {
            for (int j = 0; j < factor[i].length; j++) {
                factor[i][j] *= numerator[i][j] / (denominator[i][j] + NEARLY_ZERO);
            }
        }
    }

    private static NonNegativeFactors ordered(double[][] w, double[][] h, double unexplained) {
        int groups = h.length;
        double[] lengths = new double[groups];
        double[] totals = new double[groups];
        Integer[] order = new Integer[groups];
        for (int k = 0; k < groups; k++) {
            order[k] = k;
            for (double value : h[k]) {
                lengths[k] += value * value;
            }
            lengths[k] = Math.sqrt(lengths[k]);
            for (double[] row : w) {
                totals[k] += row[k] * lengths[k];
            }
        }
        Arrays.sort(order, Comparator.comparingDouble((Integer k) -> -totals[k]));
        double[][] weights = new double[w.length][groups];
        double[][] components = new double[groups][h[0].length];
        for (int group = 0; group < groups; group++) {
            int k = order[group];
            for (int j = 0; j < h[k].length; j++) {
                components[group][j] = h[k][j] / Math.max(lengths[k], NEARLY_ZERO);
            }
            for (int i = 0; i < w.length; i++) {
                weights[i][group] = w[i][k] * lengths[k];
            }
        }
        return new NonNegativeFactors(weights, components, unexplained);
    }

    /** Returns the weight of each group in each row, {@code [rows][groups]}, the group with the largest total first. */
    public double[][] weights() {
        return transposed(transposed(weights));
    }

    /** Returns the vector of each group, {@code [groups][columns]}, of length 1. */
    public double[][] components() {
        return transposed(transposed(components));
    }

    /**
     * Returns the squared distance between the matrix and the product as a share of the matrix' sum of squares, 0 to 1.
     */
    public double unexplained() {
        return unexplained;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                double factor = a[i][k];
                for (int j = 0; j < b[k].length; j++) {
                    product[i][j] += factor * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static double squaredDistance(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                sum += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
            }
        }
        return sum;
    }
}
