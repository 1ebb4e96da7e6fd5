package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NonNegativeFactorsTest {
    /** A product of two random non-negative matrices, of rank {@code rank} at most. */
    private static float[][] ofRank(int rank, int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] w = drawn(random, rows, rank);
        double[][] h = drawn(random, rank, columns);
        float[][] product = new float[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int k = 0; k < rank; k++) {
                    product[i][j] += (float) (w[i][k] * h[k][j]);
                }
            }
        }
        return product;
    }

    private static double[][] drawn(Random random, int rows, int columns) {
        double[][] drawn = new double[rows][columns];
        for (double[] row : drawn) {
            for (int j = 0; j < columns; j++) {
                row[j] = Math.max(0, random.nextGaussian());
            }
        }
        return drawn;
    }

    /** Computes the share of the sum of squares that the factors do not explain. */
    private static double leftOut(float[][] matrix, NonNegativeFactors factors) {
        double error = 0;
        double all = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                double sum = 0;
                for (int k = 0; k < factors.components().length; k++) {
                    sum += factors.weights()[i][k] * factors.components()[k][j];
                }
                error += (matrix[i][j] - sum) * (matrix[i][j] - sum);
                all += (double) matrix[i][j] * matrix[i][j];
            }
        }
        return error / all;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void nearlyRestoresAProductOfNonNegativeMatrices(long seed) {
        float[][] matrix = ofRank(3, 20, 15, seed);
        NonNegativeFactors factors = NonNegativeFactors.of(matrix, 3, seed);
        assertThat(leftOut(matrix, factors)).isLessThan(0.01);
    }

    @Test
    void computesTheUnexplainedShareAsADirectSumDoes() {
        float[][] matrix = ofRank(6, 12, 9, 7);
        for (float[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= 1000;
            }
        }
        NonNegativeFactors factors = NonNegativeFactors.of(matrix, 2, 3);
        assertThat(factors.unexplained())
                .isCloseTo(leftOut(matrix, factors), within(1e-9))
                .isBetween(0.001, 0.9);
    }

    @Test
    void explainsMoreWithMoreGroups() {
        float[][] matrix = ofRank(8, 30, 20, 11);
        double one = NonNegativeFactors.of(matrix, 1, 0).unexplained();
        double four = NonNegativeFactors.of(matrix, 4, 0).unexplained();
        double eight = NonNegativeFactors.of(matrix, 8, 0).unexplained();
        assertThat(four).isLessThan(one);
        assertThat(eight).isLessThan(four);
    }

    @Test
    void hasNoNegativeNumbersAndComponentsOfLengthOneSortedByTotal() {
        NonNegativeFactors factors = NonNegativeFactors.of(ofRank(4, 16, 10, 5), 4, 9);
        for (double[] row : factors.weights()) {
            for (double value : row) {
                assertThat(value).isNotNegative();
            }
        }
        for (double[] part : factors.components()) {
            double squares = 0;
            for (double value : part) {
                assertThat(value).isNotNegative();
                squares += value * value;
            }
            assertThat(squares).isCloseTo(1, within(1e-9));
        }
        double before = Double.POSITIVE_INFINITY;
        for (int group = 0; group < 4; group++) {
            double total = 0;
            for (double[] row : factors.weights()) {
                total += row[group];
            }
            assertThat(total).isLessThanOrEqualTo(before);
            before = total;
        }
    }

    @Test
    void givesTheSameFactorsForTheSameSeed() {
        float[][] matrix = ofRank(5, 12, 8, 2);
        assertThat(NonNegativeFactors.of(matrix, 3, 4).components())
                .isDeepEqualTo(NonNegativeFactors.of(matrix, 3, 4).components());
    }

    @Test
    void refusesAMatrixWithoutNonNegativeFactors() {
        assertThatThrownBy(() -> NonNegativeFactors.of(new float[][] {{1, -1}, {1, 1}}, 1, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> NonNegativeFactors.of(new float[][] {{0, 0}}, 1, 0))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> NonNegativeFactors.of(new float[][] {{1, 1}}, 2, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("groups");
    }
}
