package org.featurescope.space;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.featurescope.validate.Validate;

/**
 * A matrix without negative numbers as a product of two that have none either, {@code V = W H} as nearly as it goes:
 * {@code V} is {@code [rows, columns]}, {@code W} is {@code [rows, groups]} and {@code H} is {@code [groups, columns]}.
 * Of activations the rows are positions and the columns channels: {@code H} says what a group is made of and {@code W}
 * how much of it there is at each position.
 *
 * <p>The updates are those of Lee and Seung, Algorithms for Non-negative Matrix Factorization, NIPS 13, 2001, for the
 * squared distance, which never grows by them:
 *
 * <pre>{@code
 * H = H * (W'V) / (W'W H)      W = W * (V H') / (W H H')      entry by entry
 * }</pre>
 *
 * <p>They begin from uniform random numbers, so that the seed decides which of several optima is found. Every row of
 * {@code H} is then brought to length 1 and its length moved into {@code W}, and the groups are put in order by how much
 * of them there is in all. One update takes {@code O(rows * columns * groups)}.
 */
public final class NonNegativeFactors {
    /** Enough for the error to change by less than a thousandth in a layer of an Inception network. */
    static final int UPDATES = 200;

    private static final double NEARLY_ZERO = 1e-12;

    private final double[][] amounts;
    private final double[][] parts;
    private final double unexplained;

    private NonNegativeFactors(double[][] amounts, double[][] parts, double unexplained) {
        this.amounts = amounts;
        this.parts = parts;
        this.unexplained = unexplained;
    }

    /**
     * Factors a matrix.
     *
     * @param matrix {@code [rows][columns]}, no number below zero and not all of them zero
     * @param groups at least 1 and at most the rows
     * @param seed of the numbers that it begins from
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
                        "non-negative factors need activations that are none below zero, but one is %s; choose a layer after a ReLU"
                                .formatted(value));
                squares += (double) value * value;
            }
        }
        Validate.isTrue("activations", squares > 0, "all activations are zero, and so there is nothing to group");
        // numbers about 1, whatever the layer's range
        double scale = Math.sqrt(squares / ((double) matrix.length * matrix[0].length));
        double[][] v = new double[matrix.length][matrix[0].length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v[i].length; j++) {
                v[i][j] = matrix[i][j] / scale;
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[][] w = drawn(random, v.length, groups);
        double[][] h = drawn(random, groups, v[0].length);
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

    private static double[][] drawn(SplittableRandom random, int rows, int columns) {
        double[][] drawn = new double[rows][columns];
        for (double[] row : drawn) {
            for (int i = 0; i < columns; i++) {
                // zero would stay zero for ever
                row[i] = 0.1 + random.nextDouble();
            }
        }
        return drawn;
    }

    private static void multiply(double[][] factor, double[][] above, double[][] below) {
        for (int i = 0; i < factor.length; i++) {
            for (int j = 0; j < factor[i].length; j++) {
                factor[i][j] *= above[i][j] / (below[i][j] + NEARLY_ZERO);
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
        double[][] amounts = new double[w.length][groups];
        double[][] parts = new double[groups][h[0].length];
        for (int place = 0; place < groups; place++) {
            int k = order[place];
            for (int j = 0; j < h[k].length; j++) {
                parts[place][j] = h[k][j] / Math.max(lengths[k], NEARLY_ZERO);
            }
            for (int i = 0; i < w.length; i++) {
                amounts[i][place] = w[i][k] * lengths[k];
            }
        }
        return new NonNegativeFactors(amounts, parts, unexplained);
    }

    /** How much of each group there is in each row, {@code [rows][groups]}; the group with the largest total is the first. */
    public double[][] amounts() {
        return transposed(transposed(amounts));
    }

    /** What each group is made of, {@code [groups][columns]}, of length 1. */
    public double[][] parts() {
        return transposed(transposed(parts));
    }

    /** The share of the matrix' sum of squares that the product leaves out, from 0 to 1. */
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
