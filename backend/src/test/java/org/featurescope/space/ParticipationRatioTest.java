package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParticipationRatioTest {
    /** Returns vectors of independent Gaussians around a mean, with these standard deviations. */
    private static float[][] gaussian(Random random, int count, double mean, double... deviations) {
        float[][] vectors = new float[count][deviations.length];
        for (float[] vector : vectors) {
            for (int c = 0; c < deviations.length; c++) {
                vector[c] = (float) (mean + deviations[c] * random.nextGaussian());
            }
        }
        return vectors;
    }

    private static double[] even(int dimensions) {
        double[] deviations = new double[dimensions];
        java.util.Arrays.fill(deviations, 1);
        return deviations;
    }

    private static ParticipationRatio of(float[][] vectors) {
        ParticipationRatio ratio = new ParticipationRatio(vectors[0].length);
        for (float[] vector : vectors) {
            ratio.add(vector, 0);
        }
        return ratio;
    }

    private static double half(float[] x, float[] y, float[] z, float[] w) {
        double dot = 0;
        for (int c = 0; c < x.length; c++) {
            dot += ((double) x[c] - y[c]) * ((double) z[c] - w[c]);
        }
        return dot / 2;
    }

    /** Returns the two estimates as the means over all sets of four different vectors. */
    private static double[] direct(float[][] x) {
        double squareOfTrace = 0;
        double traceOfSquare = 0;
        int sets = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                for (int k = 0; k < x.length; k++) {
                    for (int l = 0; l < x.length; l++) {
                        if (i != j && i != k && i != l && j != k && j != l && k != l) {
                            squareOfTrace += half(x[i], x[j], x[i], x[j]) * half(x[k], x[l], x[k], x[l]);
                            traceOfSquare += Math.pow(half(x[i], x[j], x[k], x[l]), 2);
                            sets++;
                        }
                    }
                }
            }
        }
        return new double[] {squareOfTrace / sets, traceOfSquare / sets};
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void correctedIsTheQuotientOfTheMeansOverSetsOfFour(long seed) {
        float[][] vectors = gaussian(new Random(seed), 5 + (int) seed, 4, 1, 2, 0.5, 3, 0);
        double[] direct = direct(vectors);
        assertThat(of(vectors).corrected().orElseThrow()).isCloseTo(direct[0] / direct[1], within(1e-8));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void naiveIsThatOfTheSampleCovariance(long seed) {
        float[][] vectors = gaussian(new Random(seed), 20, -2, 1, 2, 0.5, 3);
        double[][] rows = new double[vectors.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {vectors[i][0], vectors[i][1], vectors[i][2], vectors[i][3]};
        }
        RealMatrix covariance = new Covariance(MatrixUtils.createRealMatrix(rows)).getCovarianceMatrix();
        double expected = Math.pow(covariance.getTrace(), 2)
                / covariance.multiply(covariance).getTrace();
        assertThat(of(vectors).naive().orElseThrow()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void ofManyIsotropicVectorsIsTheNumberOfDimensions() {
        long seed = 31;
        ParticipationRatio ratio = of(gaussian(new Random(seed), 40_000, 3, even(10)));
        assertThat(ratio.naive().orElseThrow()).as("seed %d", seed).isCloseTo(10, within(0.05));
        assertThat(ratio.corrected().orElseThrow()).as("seed %d", seed).isCloseTo(10, within(0.05));
    }

    @Test
    void correctedIsRightWhereVectorsAreFewerThanDimensions() {
        long seed = 32;
        Random random = new Random(seed);
        Moments naive = new Moments();
        Moments corrected = new Moments();
        for (int set = 0; set < 200; set++) {
            ParticipationRatio ratio = of(gaussian(random, 30, 1, even(50)));
            naive.add(ratio.naive().orElseThrow());
            corrected.add(ratio.corrected().orElseThrow());
        }
        // 1 / (1/50 + 1/29)
        assertThat(naive.mean().orElseThrow()).as("seed %d", seed).isCloseTo(18.4, within(0.5));
        assertThat(corrected.mean().orElseThrow()).as("seed %d", seed).isCloseTo(50, within(2.0));
    }

    @Test
    void ofUnevenVarianceIsKnown() {
        long seed = 33;
        ParticipationRatio ratio = of(gaussian(new Random(seed), 60_000, 0, 2, 1, 1));
        // variances 4, 1, 1: 6² / 18
        assertThat(ratio.corrected().orElseThrow()).as("seed %d", seed).isCloseTo(2, within(0.03));
    }

    @Test
    void doesNotChangeWithARotationNorAShiftNorAScale() {
        float[][] vectors = gaussian(new Random(34), 40, 0, 1, 2, 3);
        float[][] changed = new float[vectors.length][3];
        double cos = Math.cos(0.7);
        double sin = Math.sin(0.7);
        for (int i = 0; i < vectors.length; i++) {
            float[] v = vectors[i];
            changed[i] = new float[] {
                (float) (2 * (cos * v[0] - sin * v[1]) + 50), (float) (2 * (sin * v[0] + cos * v[1]) - 7), 2 * v[2]
            };
        }
        assertThat(of(changed).naive().orElseThrow())
                .isCloseTo(of(vectors).naive().orElseThrow(), within(1e-4));
        assertThat(of(changed).corrected().orElseThrow())
                .isCloseTo(of(vectors).corrected().orElseThrow(), within(1e-4));
    }

    @Test
    void isUndefinedForTooFewOrEqualVectors() {
        assertThat(of(new float[][] {{1, 2}}).naive()).isEmpty();
        assertThat(of(new float[][] {{1, 2}}).corrected()).isEmpty();
        ParticipationRatio three = of(new float[][] {{1, 2}, {3, 4}, {5, 7}});
        assertThat(three.naive()).isPresent();
        assertThat(three.corrected()).isEmpty();
        assertThat(of(new float[5][2]).naive()).isEmpty();
        assertThat(of(new float[5][2]).corrected()).isEmpty();
        assertThat(new ParticipationRatio(3).naive()).isEmpty();
    }
}
