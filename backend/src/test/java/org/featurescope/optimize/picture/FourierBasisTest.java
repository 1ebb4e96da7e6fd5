package org.featurescope.optimize.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FourierBasisTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 32, 33})
    void columnsAreOrthonormal(int size) {
        FourierBasis basis = new FourierBasis(size, 0.75);
        float[] matrix = basis.matrix();
        int count = basis.count();
        assertThat(count).isEqualTo(Math.max(1, Math.round(0.75f * size)));
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double product = 0;
                for (int sample = 0; sample < size; sample++) {
                    product += (double) matrix[sample * count + a] * matrix[sample * count + b];
                }
                assertThat(product).as("columns %d and %d", a, b).isCloseTo(a == b ? 1 : 0, within(1e-5));
            }
        }
    }

    /** A column holds one frequency: its discrete Fourier transform, summed directly, vanishes at all others. */
    @ParameterizedTest
    @ValueSource(ints = {7, 32})
    void eachColumnHoldsOneFrequency(int size) {
        float[] matrix = new FourierBasis(size, 1).matrix();
        for (int column = 0; column < size; column++) {
            int cycles = (column + 1) / 2;
            for (int frequency = 0; frequency <= size / 2; frequency++) {
                double real = 0;
                double imaginary = 0;
                for (int sample = 0; sample < size; sample++) {
                    double angle = 2 * Math.PI * frequency * sample / size;
                    real += matrix[sample * size + column] * Math.cos(angle);
                    imaginary += matrix[sample * size + column] * Math.sin(angle);
                }
                double magnitude = Math.hypot(real, imaginary);
                if (frequency == cycles) {
                    assertThat(magnitude).isGreaterThan(0.5);
                } else {
                    assertThat(magnitude)
                            .as("column %d at %d", column, frequency)
                            .isLessThan(1e-4);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 128})
    void withDecayOneTheScaleIsLucids(int size) {
        float[] scale = new FourierBasis(size, 1).scale(1, 1, 1);
        for (int vertical = 0; vertical < size; vertical += 5) {
            for (int horizontal = 0; horizontal < size; horizontal += 3) {
                double frequency = Math.hypot((vertical + 1) / 2, (horizontal + 1) / 2) / size;
                // Lucid: sqrt(w h) / max(f, 1 / max(w, h)), an inverse transform that divides by w h, then / 4
                double lucid = Math.sqrt(size * size) / Math.max(frequency, 1.0 / size) / size / 4;
                assertThat((double) scale[(vertical * size + horizontal) * 3 + 1])
                        .isCloseTo(lucid, within(lucid * 1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void aLargerDecayLeavesLessOfHighFrequencies(double decay) {
        float[] scale = new FourierBasis(64, 1).scale(decay, decay + 0.5, decay + 0.5);
        int low = (3 * 64 + 3) * 3;
        int high = (60 * 64 + 60) * 3;
        assertThat(scale[high] / scale[low]).isLessThan(1);
        assertThat(scale[high + 1] / scale[low + 1]).isLessThan(scale[high] / scale[low]);
        assertThat(scale[high + 2]).isEqualTo(scale[high + 1]);
    }
}
