package org.featurescope.activation.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat16;

/** Compares the conversions with TensorFlow's. */
class HalfTest {
    @Test
    void readsEveryHalfAsTensorFlowDoes() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Half.toFloat((short) bits);
            if (Float.isFinite(value)) {
                assertThat(Half.of(value)).as("half %x", bits).isEqualTo((short) bits);
                try (TFloat16 tensor = TFloat16.scalarOf(value)) {
                    assertThat(tensor.getFloat()).as("half %x", bits).isEqualTo(value);
                }
            } else {
                assertThat(bits & 0x7fff).isGreaterThanOrEqualTo(0x7c00);
            }
        }
    }

    @Test
    void roundsAsTensorFlowDoes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            float value =
                    (float) (Math.scalb(1 + random.nextDouble(), random.nextInt(30) - 15)) * (i % 2 == 0 ? 1 : -1);
            if (Math.abs(value) <= Half.MOST) {
                try (TFloat16 tensor = TFloat16.scalarOf(value)) {
                    assertThat(Half.toFloat(Half.of(value)))
                            .as("%s, seed %d", value, seed)
                            .isEqualTo(tensor.getFloat());
                }
            }
        }
    }

    @Test
    void neverMakesANumberZero() {
        for (float value : new float[] {Float.MIN_VALUE, 1e-30f, 0x1p-26f, 0x1p-25f}) {
            assertThat(Half.toFloat(Half.of(value))).isEqualTo(0x1p-24f);
            assertThat(Half.toFloat(Half.of(-value))).isEqualTo(-0x1p-24f);
        }
        assertThat(Half.of(0)).isZero();
        assertThat(Half.toFloat(Half.of(-0f))).isEqualTo(-0f);
    }
}
