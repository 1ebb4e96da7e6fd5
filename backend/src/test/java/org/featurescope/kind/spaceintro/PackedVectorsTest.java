package org.featurescope.kind.spaceintro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PackedVectorsTest {
    @Test
    void comesBackWithinHalfAUnit() {
        double[][] vectors = IntStream.range(0, 5)
                .mapToObj(seed -> AxisTurnTest.random(7, seed))
                .toArray(double[][]::new);
        PackedVectors packed = PackedVectors.pack(vectors, 7);
        double[][] unpacked = packed.unpack();
        assertThat(packed.unit()).isLessThanOrEqualTo(1 / 32_767.0);
        for (int i = 0; i < 5; i++) {
            assertThat(unpacked[i]).containsExactly(vectors[i], within(packed.unit() / 2 + 1e-12));
        }
    }

    @Test
    void keepsZerosSignsAndSmallNumbers() {
        double[] back = PackedVectors.pack(new double[][] {{0, 100, 1e-9, -1e-9, -100}}, 5)
                .unpack()[0];
        assertThat(back[0]).isZero();
        assertThat(back[1]).isEqualTo(100, within(1e-9));
        assertThat(back[2]).isPositive();
        assertThat(back[3]).isNegative();
        assertThat(back[4]).isEqualTo(-100, within(1e-9));
    }

    @Test
    void vectorsOfZerosAreVectorsOfZeros() {
        assertThat(PackedVectors.pack(new double[2][3], 3).unpack()).isDeepEqualTo(new double[2][3]);
    }

    @Test
    void theLargestSampleLeavesRoomBelow300Kilobytes() {
        int length = IntroSample.MOST_NUMBERS / IntroSample.MOST_PHOTOGRAPHS;
        PackedVectors packed = PackedVectors.pack(new double[IntroSample.MOST_PHOTOGRAPHS][length], length);
        assertThat(packed.values()).hasSizeLessThan(215_000);
    }
}
