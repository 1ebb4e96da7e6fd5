package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.featurescope.space.NonNegativeFactors;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;

final class NonNegativeDirectionsTest {
    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double lengths = 0;
        double others = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            lengths += a[i] * a[i];
            others += b[i] * b[i];
        }
        return product / Math.sqrt(lengths * others);
    }

    @Test
    void findsThePartsOfWhichActivationsAreSums() {
        float[][] parts = {{1, 2, 0, 0, 0, 0}, {0, 0, 3, 1, 0, 0}, {0, 0, 0, 0, 1, 1}};
        Random random = new Random(1);
        float[] values = new float[300 * 6];
        for (int i = 0; i < 300; i++) {
            for (float[] part : parts) {
                double weight = Math.max(0, random.nextGaussian());
                for (int c = 0; c < 6; c++) {
                    values[i * 6 + c] += (float) (weight * part[c]);
                }
            }
        }
        Vectors directions = NonNegativeDirections.of(new Vectors(values, 6), 3, 5);
        assertThat(directions.count()).isEqualTo(3);
        for (float[] part : parts) {
            double best = 0;
            for (int k = 0; k < 3; k++) {
                best = Math.max(best, cosine(part, directions.get(k)));
            }
            assertThat(best).isGreaterThan(0.99);
        }
    }

    /** One group has one optimum, which both computations find. */
    @Test
    void agreesWithTheFactorsInDoublePrecision() {
        Random random = new Random(2);
        float[][] rows = new float[40][5];
        float[] values = new float[200];
        for (int i = 0; i < 200; i++) {
            values[i] = random.nextFloat();
            rows[i / 5][i % 5] = values[i];
        }
        float[] direction =
                NonNegativeDirections.of(new Vectors(values, 5), 1, 0).get(0);
        double[] component = NonNegativeFactors.of(rows, 1, 0).components()[0];
        for (int c = 0; c < 5; c++) {
            assertThat((double) direction[c]).isEqualTo(component[c], within(1e-4));
        }
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatThrownBy(() -> NonNegativeDirections.of(new Vectors(new float[] {1, -1}, 2), 1, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("below zero");
    }
}
