package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.space.PatternCorrelation.Sums;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternCorrelationTest {
    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static double pearson(ArrayPatterns patterns, int i, int j) {
        return new PearsonsCorrelation().correlation(doubles(patterns.pattern(i)), doubles(patterns.pattern(j)));
    }

    private static double[][] matrix(ArrayPatterns patterns, int block) {
        try (CorrelationMatrix matrix = new CorrelationMatrix(block)) {
            return matrix.of(
                    patterns, IntStream.range(0, patterns.count()).boxed().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 256})
    void theMatrixIsPearsonsCorrelationHoweverItIsDividedIntoBlocks(int block) {
        ArrayPatterns patterns = ArrayPatterns.random(11, 37, 1);
        double[][] matrix = matrix(patterns, block);
        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 11; j++) {
                assertThat(matrix[i][j]).isCloseTo(pearson(patterns, i, j), within(1e-6));
            }
        }
    }

    @Test
    void theMatrixOfSomePatternsHasThemInTheirOrder() {
        ArrayPatterns patterns = ArrayPatterns.random(9, 20, 2);
        try (CorrelationMatrix matrix = new CorrelationMatrix(2)) {
            double[][] some = matrix.of(patterns, List.of(7, 0, 3));
            assertThat(some[0][2]).isCloseTo(pearson(patterns, 7, 3), within(1e-6));
            assertThat(some[1][0]).isCloseTo(pearson(patterns, 0, 7), within(1e-6));
            assertThat(some).hasDimensions(3, 3);
        }
    }

    @Test
    void theSumsAreThoseOfTheMatrix() {
        ArrayPatterns patterns = ArrayPatterns.random(24, 50, 3);
        int[] groups = IntStream.range(0, 24).map(i -> i % 5 - 1).toArray();
        Sums sums = PatternCorrelation.sums(patterns, groups);
        for (int i = 0; i < 24; i++) {
            double all = 0;
            double same = 0;
            double other = 0;
            for (int j = 0; j < 24; j++) {
                double correlation = i == j ? 0 : pearson(patterns, i, j);
                all += correlation;
                if (groups[i] >= 0 && groups[j] >= 0) {
                    same += groups[i] == groups[j] ? correlation : 0;
                    other += groups[i] == groups[j] ? 0 : correlation;
                }
            }
            assertThat(sums.all()[i]).isCloseTo(all, within(1e-9));
            assertThat(sums.sameGroup()[i]).isCloseTo(same, within(1e-9));
            assertThat(sums.otherGroups()[i]).isCloseTo(other, within(1e-9));
        }
        assertThat(sums.undefined()).isZero();
        assertThat(sums.nonZero()).isEqualTo(1);
    }

    @Test
    void aPatternOfEqualValuesHasNoCorrelationAndIsLeftOut() {
        ArrayPatterns patterns = ArrayPatterns.random(6, 10, 4);
        Arrays.fill(patterns.values()[2], 0);
        Arrays.fill(patterns.values()[4], 0.1f);
        int[] groups = {0, 0, 0, 1, 1, 1};
        Sums sums = PatternCorrelation.sums(patterns, groups);
        assertThat(sums.isDefined()).containsExactly(true, true, false, true, false, true);
        assertThat(sums.undefined()).isEqualTo(2);
        assertThat(sums.sameGroup()[0]).isCloseTo(pearson(patterns, 0, 1), within(1e-12));
        assertThat(sums.sameGroup()[3]).isCloseTo(pearson(patterns, 3, 5), within(1e-12));
        assertThat(sums.all()[2]).isZero();
        assertThat(sums.nonZero()).isCloseTo(5 / 6.0, within(1e-12));
        double[][] matrix = matrix(patterns, 4);
        assertThat(matrix[2][1]).isNaN();
        assertThat(matrix[2][2]).isNaN();
        assertThat(matrix[0][1]).isCloseTo(pearson(patterns, 0, 1), within(1e-6));
    }

    @Test
    void scalingAndShiftingAPatternChangesNothing() {
        ArrayPatterns patterns = ArrayPatterns.random(4, 30, 5);
        double before = matrix(patterns, 4)[0][1];
        for (int i = 0; i < 30; i++) {
            patterns.values()[0][i] = 1000 + 3 * patterns.values()[0][i];
        }
        assertThat(matrix(patterns, 4)[0][1]).isCloseTo(before, within(1e-4));
    }

    /**
     * A rotation leaves the product of two vectors unchanged. Pearson's correlation first subtracts the mean over the units,
     * which is the component along the vector of ones, so it stays if the rotation keeps that vector, and else it does not.
     */
    @Test
    void aRotationThatKeepsTheMeanLeavesCorrelationsUnchangedAndAnotherOneCosinesOnly() {
        int length = 40;
        ArrayPatterns patterns = ArrayPatterns.random(5, length, 6);
        for (float[] row : patterns.values()) {
            for (int i = 0; i < length; i++) {
                row[i] = Math.max(0, row[i]);
            }
        }
        RealMatrix any = rotation(length, 7, false);
        RealMatrix keeping = rotation(length, 7, true);
        double[][] before = matrix(patterns, 8);
        double[][] kept = matrix(rotated(patterns, keeping), 8);
        double[][] changed = matrix(rotated(patterns, any), 8);
        ArrayPatterns rotated = rotated(patterns, any);
        double largest = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(kept[i][j]).isCloseTo(before[i][j], within(1e-5));
                assertThat(cosine(rotated, i, j)).isCloseTo(cosine(patterns, i, j), within(1e-5));
                largest = Math.max(largest, Math.abs(changed[i][j] - before[i][j]));
            }
        }
        assertThat(largest).isGreaterThan(0.1);
    }

    private static double cosine(ArrayPatterns patterns, int i, int j) {
        var first = MatrixUtils.createRealVector(doubles(patterns.pattern(i)));
        return first.cosine(MatrixUtils.createRealVector(doubles(patterns.pattern(j))));
    }

    private static ArrayPatterns rotated(ArrayPatterns patterns, RealMatrix rotation) {
        float[][] rotated = new float[patterns.count()][patterns.length()];
        for (int i = 0; i < rotated.length; i++) {
            double[] row = rotation.operate(doubles(patterns.pattern(i)));
            for (int k = 0; k < row.length; k++) {
                rotated[i][k] = (float) row[k];
            }
        }
        return new ArrayPatterns(rotated);
    }

    /**
     * Returns a random orthogonal matrix.
     *
     * @param keepsOnes whether it maps the vector of ones to itself
     */
    private static RealMatrix rotation(int length, long seed, boolean keepsOnes) {
        Random random = new Random(seed);
        RealMatrix gaussian = MatrixUtils.createRealMatrix(length, length);
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < length; j++) {
                gaussian.setEntry(i, j, random.nextGaussian());
            }
        }
        if (!keepsOnes) {
            return new QRDecomposition(gaussian).getQ();
        }
        // a basis whose first vector is that of ones; the others are rotated among themselves
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        gaussian.setColumn(0, ones);
        RealMatrix basis = new QRDecomposition(gaussian).getQ();
        RealMatrix within = MatrixUtils.createRealIdentityMatrix(length);
        within.setSubMatrix(rotation(length - 1, seed + 1, false).getData(), 1, 1);
        return basis.multiply(within).multiplyTransposed(basis);
    }
}
