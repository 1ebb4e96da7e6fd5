package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

final class PrincipalDirectionsTest {
    private static final int LENGTH = 5;

    private static Vectors stretched(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * LENGTH];
        for (int i = 0; i < count; i++) {
            double shared = random.nextGaussian();
            for (int c = 0; c < LENGTH; c++) {
                values[i * LENGTH + c] = (float) (shared * c + random.nextGaussian() * (1 + 0.3 * c) + 7);
            }
        }
        return new Vectors(values, LENGTH);
    }

    @Test
    void areTheEigenvectorsOfTheCovarianceLargestFirst() {
        Vectors vectors = stretched(400, 1);
        double[][] rows = new double[vectors.count()][LENGTH];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < LENGTH; c++) {
                rows[i][c] = vectors.get(i)[c];
            }
        }
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(new Covariance(new Array2DRowRealMatrix(rows)).getCovarianceMatrix());
        Vectors directions = PrincipalDirections.of(vectors);
        assertThat(directions.count()).isEqualTo(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            double cosine = 0;
            for (int c = 0; c < LENGTH; c++) {
                cosine += eigen.getEigenvector(i).getEntry(c) * directions.get(i)[c];
            }
            assertThat(Math.abs(cosine)).isEqualTo(1, within(1e-5));
        }
    }

    @Test
    void leavesOutDirectionsWithoutVariance() {
        assertThat(PrincipalDirections.of(stretched(3, 2)).count()).isEqualTo(2);
        assertThat(PrincipalDirections.of(new Vectors(new float[] {1, 2, 1, 2}, 2))
                        .count())
                .isZero();
    }
}
