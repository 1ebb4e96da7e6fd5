package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

final class OverallActivationTest {
    private static Vectors lively(int count, int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * length];
        for (int i = 0; i < count; i++) {
            double liveliness = random.nextDouble() * 4;
            for (int c = 0; c < length; c++) {
                values[i * length + c] = (float) Math.max(0, liveliness * (c + 1) + random.nextGaussian());
            }
        }
        return new Vectors(values, length);
    }

    @Test
    void leavesTheResidualsOfARegressionOnTheMeanOfTheChannels() {
        Vectors vectors = lively(60, 4, 1);
        Vectors residuals = OverallActivation.removedFrom(vectors);
        for (int c = 0; c < 4; c++) {
            SimpleRegression regression = new SimpleRegression();
            for (int i = 0; i < 60; i++) {
                float[] vector = vectors.get(i);
                regression.addData((vector[0] + vector[1] + vector[2] + vector[3]) / 4, vector[c]);
            }
            for (int i = 0; i < 60; i++) {
                float[] vector = vectors.get(i);
                double overall = (vector[0] + vector[1] + vector[2] + vector[3]) / 4;
                assertThat((double) residuals.get(i)[c])
                        .isEqualTo(vector[c] - regression.predict(overall), within(1e-4));
            }
        }
    }

    @Test
    void theMeanWeightOfADirectionHasNoEffectAfterwards() {
        Vectors residuals = OverallActivation.removedFrom(lively(50, 6, 2));
        for (int i = 0; i < 50; i++) {
            double sum = 0;
            for (float residual : residuals.get(i)) {
                sum += residual;
            }
            assertThat(sum).isEqualTo(0, within(1e-4));
        }
    }

    @Test
    void leavesZeroWhereAllVectorsAreEqual() {
        assertThat(OverallActivation.removedFrom(new Vectors(new float[] {1, 2, 1, 2}, 2))
                        .values())
                .containsOnly(0);
    }
}
