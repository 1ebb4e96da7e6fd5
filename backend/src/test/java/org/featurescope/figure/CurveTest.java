package org.featurescope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CurveTest {
    @Test
    void aCurveIsReadUpToTheStepAtWhichAPictureWasTaken() {
        Curve curve = new Curve(new int[] {2, 4, 8}, new float[][] {{1}, {3}, {Float.NaN}});
        assertThat(curve.upTo(1, 0)).isNaN();
        assertThat(curve.upTo(2, 0)).isEqualTo(1);
        assertThat(curve.upTo(7, 0)).isEqualTo(3);
        assertThat(curve.upTo(8, 0)).as("the last finite value").isEqualTo(3);
        assertThat(curve.upTo(Integer.MAX_VALUE, 0)).isEqualTo(3);
    }
}
