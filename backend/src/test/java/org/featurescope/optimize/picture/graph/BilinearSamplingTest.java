package org.featurescope.optimize.picture.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.AffineMap.Shift;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.optimize.picture.View;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class BilinearSamplingTest {
    private static final int SIZE = 16;

    @Test
    void withoutATransformationAPictureIsUnchanged() {
        double[] picture = picture(new SplittableRandom(1));
        assertThat(sample(BilinearSampling.untransformed(new View(SIZE, SIZE)), picture))
                .containsExactly(picture, within(1e-7));
    }

    @Test
    void aShiftMovesWholePixelsAndLeavesGreyBehind() {
        double[] picture = picture(new SplittableRandom(2));
        double[] seen = sample(
                BilinearSampling.of(AffineMap.about(SIZE, SIZE, 1, 0, new Shift(3, -2), Shift.NONE), SIZE, SIZE),
                picture);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                boolean inside = x + 3 < SIZE && y - 2 >= 0;
                double expected = inside ? picture[(y - 2) * SIZE + x + 3] : 0;
                assertThat(seen[y * SIZE + x]).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void aQuarterTurnTurnsAboutTheCentre() {
        double[] picture = picture(new SplittableRandom(3));
        double[] seen = sample(
                BilinearSampling.of(AffineMap.about(SIZE, SIZE, 1, 90, Shift.NONE, Shift.NONE), SIZE, SIZE), picture);
        for (int y = 1; y < SIZE - 1; y++) {
            for (int x = 1; x < SIZE - 1; x++) {
                assertThat(seen[y * SIZE + x]).isCloseTo(picture[x * SIZE + SIZE - 1 - y], within(1e-5));
            }
        }
    }

    /** Where all four neighbours are inside, bilinear sampling gives back any plane exactly. */
    @RepeatedTest(20)
    void aPlaneStaysAPlane(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        AffineMap map = new TransformationRobustness(0, 4, 0.8, 1.2, 20, 0).draw(SIZE, SIZE, random);
        double[] plane = new double[SIZE * SIZE];
        for (int pixel = 0; pixel < plane.length; pixel++) {
            plane[pixel] = 2.0 * (pixel % SIZE) - 3.0 * (pixel / SIZE) + 5;
        }
        double[] seen = sample(BilinearSampling.of(map, SIZE, SIZE), plane);
        int compared = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double fromX = map.xx() * x + map.xy() * y + map.x0();
                double fromY = map.yx() * x + map.yy() * y + map.y0();
                if (fromX >= 0 && fromX < SIZE - 1 && fromY >= 0 && fromY < SIZE - 1) {
                    assertThat(seen[y * SIZE + x]).isCloseTo(2 * fromX - 3 * fromY + 5, within(1e-4));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(SIZE * SIZE / 4);
    }

    @RepeatedTest(10)
    void drawsStayInTheirRanges(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        AffineMap map = new TransformationRobustness(0, 5, 0.9, 1.1, 15, 0).draw(SIZE, SIZE, random);
        double scale = 1 / Math.hypot(map.xx(), map.yx());
        double degrees = Math.toDegrees(Math.atan2(map.yx(), map.xx()));
        double centre = (SIZE - 1) / 2.0;
        assertThat(scale).isBetween(0.9, 1.1);
        assertThat(degrees).isBetween(-15.0, 15.0);
        assertThat(map.xx() * centre + map.xy() * centre + map.x0() - centre).isBetween(-5.000001, 5.000001);
        assertThat(map.yx() * centre + map.yy() * centre + map.y0() - centre).isBetween(-5.000001, 5.000001);
    }

    private static double[] picture(SplittableRandom random) {
        return random.doubles(SIZE * SIZE).toArray();
    }

    private static double[] sample(BilinearSampling sampling, double[] picture) {
        double[] seen = new double[SIZE * SIZE];
        for (int number = 0; number < sampling.weights().length; number++) {
            int pixel = sampling.indices()[2 * number];
            seen[pixel] += sampling.weights()[number] * picture[sampling.indices()[2 * number + 1]];
        }
        return seen;
    }
}
