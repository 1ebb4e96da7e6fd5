package org.featurescope.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LowPassTest {
    @Test
    void theWeightsAreBinomialAndEachColourIsFilteredAlone() {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < LowPass.WINDOW; k++) {
            for (int from = 0; from < 3; from++) {
                for (int to = 0; to < 3; to++) {
                    float weight = LowPass.KERNEL[(k * 3 + from) * 3 + to];
                    if (from == to) {
                        assertThat(weight).isEqualTo((float) (binomial(k) / 4096));
                    } else {
                        assertThat(weight).isZero();
                    }
                }
            }
            sum += LowPass.KERNEL[k * 9];
            squares += LowPass.KERNEL[k * 9] * Math.pow(k - LowPass.WINDOW / 2, 2);
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(Math.sqrt(squares)).isCloseTo(Math.sqrt(3), within(1e-6));
    }

    private static double binomial(int k) {
        double value = 1;
        for (int i = 1; i <= k; i++) {
            value = value * (LowPass.WINDOW - i) / i;
        }
        return value;
    }
}
