package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationsTest {
    private static final int DRAWS = 4000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 65})
    void drawsOrthogonalMatricesOfDeterminantOne(int size) {
        try (Rotations rotations = new Rotations(size)) {
            for (long seed = 0; seed < 5; seed++) {
                RealMatrix q = new Array2DRowRealMatrix(rotations.draw(seed));
                RealMatrix product = q.transposeMultiply(q);
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        assertThat(product.getEntry(i, j)).isEqualTo(i == j ? 1 : 0, within(1e-12));
                    }
                }
                assertThat(new LUDecomposition(q).getDeterminant()).isEqualTo(1, within(1e-10));
            }
        }
    }

    /** Mezzadri 2007: the factors whose upper triangle has a positive diagonal are unique. */
    @Test
    void agreesWithTheFactorsOfHipparchus() {
        int size = 12;
        long seed = 7;
        Random random = new Random(new SplittableRandom(seed).nextLong());
        RealMatrix normals = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                normals.setEntry(i, j, random.nextGaussian());
            }
        }
        QRDecomposition factors = new QRDecomposition(normals);
        RealMatrix q = factors.getQ();
        for (int j = 0; j < size; j++) {
            double sign = Math.signum(factors.getR().getEntry(j, j));
            for (int i = 0; i < size; i++) {
                q.multiplyEntry(i, j, sign);
            }
        }
        double determinant = new LUDecomposition(q).getDeterminant();
        try (Rotations rotations = new Rotations(size)) {
            double[][] drawn = rotations.draw(seed);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double sign = j == 0 ? determinant : 1;
                    assertThat(drawn[i][j]).isEqualTo(sign * q.getEntry(i, j), within(1e-10));
                }
            }
        }
    }

    @Test
    void everyEntryHasTheMomentsOfTheHaarMeasure() {
        int size = 4;
        double[][] second = new double[size][size];
        double[][] fourth = new double[size][size];
        double[][] first = new double[size][size];
        double trace = 0;
        double squaredTrace = 0;
        try (Rotations rotations = new Rotations(size)) {
            for (int draw = 0; draw < DRAWS; draw++) {
                double[][] q = rotations.draw(draw);
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += q[i][i];
                    for (int j = 0; j < size; j++) {
                        first[i][j] += q[i][j] / DRAWS;
                        second[i][j] += q[i][j] * q[i][j] / DRAWS;
                        fourth[i][j] += Math.pow(q[i][j], 4) / DRAWS;
                    }
                }
                trace += sum / DRAWS;
                squaredTrace += sum * sum / DRAWS;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                assertThat(first[i][j]).isEqualTo(0, within(0.04));
                assertThat(second[i][j]).isEqualTo(1.0 / size, within(0.02));
                assertThat(fourth[i][j]).isEqualTo(3.0 / (size * (size + 2)), within(0.015));
            }
        }
        assertThat(trace).isEqualTo(0, within(0.07));
        assertThat(squaredTrace).isEqualTo(1, within(0.1));
    }

    /** The angle of a rotation of three dimensions has the density (1 - cos θ) / π on [0, π]. */
    @Test
    void theAnglesHaveTheDistributionOfTheHaarMeasure() {
        double cosine = 0;
        double squared = 0;
        double angleOfPlane = 0;
        try (Rotations three = new Rotations(3);
                Rotations two = new Rotations(2)) {
            for (int draw = 0; draw < DRAWS; draw++) {
                double angle = RotationPath.to(three.draw(draw)).angles()[0];
                cosine += Math.cos(angle) / DRAWS;
                squared += Math.cos(angle) * Math.cos(angle) / DRAWS;
                double[][] q = two.draw(draw);
                angleOfPlane += Math.cos(2 * Math.atan2(q[1][0], q[0][0])) / DRAWS;
            }
        }
        assertThat(cosine).isEqualTo(-0.5, within(0.03));
        assertThat(squared).isEqualTo(0.5, within(0.03));
        assertThat(angleOfPlane).isEqualTo(0, within(0.05));
    }

    @Test
    void theSameSeedGivesTheSameRotation() {
        try (Rotations rotations = new Rotations(5);
                Rotations others = new Rotations(5)) {
            assertThat(rotations.draw(3)).isDeepEqualTo(others.draw(3));
            assertThat(rotations.draw(3)[0]).isNotEqualTo(rotations.draw(4)[0]);
        }
    }
}
