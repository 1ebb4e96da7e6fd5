package org.featurescope.optimize.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ColorDecorrelationTest {
    /** The largest column norm of Lucid's matrix is 0.4619524. */
    @Test
    void isLucidsMatrixTransposed() {
        float[][] matrix = ColorDecorrelation.matrix();
        double[][] lucid = {{0.26, 0.09, 0.02}, {0.27, 0, -0.05}, {0.27, -0.09, 0.03}};
        for (int rgb = 0; rgb < 3; rgb++) {
            for (int decorrelated = 0; decorrelated < 3; decorrelated++) {
                assertThat((double) matrix[decorrelated][rgb])
                        .isCloseTo(lucid[rgb][decorrelated] / 0.4619524, within(1e-6));
            }
        }
    }

    @Test
    void theFirstCoordinateIsBrightness() {
        float[] brightness = ColorDecorrelation.matrix()[0];
        assertThat(brightness[0]).isCloseTo(brightness[1], within(0.05f));
        assertThat(brightness[1]).isCloseTo(brightness[2], within(0.05f));
    }
}
