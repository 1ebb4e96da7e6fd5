package org.featurescope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.featurescope.image.RgbImage;
import org.featurescope.network.TrainingData.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemsTest {
    @Test
    void anAdderAddsAllPairs() {
        Examples all = LogicProblems.adder(3).data().training();
        assertThat(all.count()).isEqualTo(64);
        for (int i = 0; i < all.count(); i++) {
            int a = number(all.inputs(), 6 * i, 3);
            int b = number(all.inputs(), 6 * i + 3, 3);
            assertThat(number(all.targets(), 4 * i, 4)).isEqualTo(a + b);
        }
    }

    private static int number(float[] bits, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = 2 * number + (int) bits[i];
        }
        return number;
    }

    @ParameterizedTest
    @EnumSource
    void setsHaveBothClassesOnBothSidesAndNoPointTwice(PlaneProblems.Set set) {
        TrainingData data = PlaneProblems.set(set, 0, 4).data();
        Set<String> seen = new HashSet<>();
        for (Examples part : new Examples[] {data.training(), data.heldOut()}) {
            double ones = 0;
            for (int i = 0; i < part.count(); i++) {
                ones += part.targets()[i];
                assertThat(part.inputs()[2 * i]).isBetween(-1f, 1f);
                assertThat(part.inputs()[2 * i + 1]).isBetween(-1f, 1f);
                assertThat(seen.add(part.inputs()[2 * i] + " " + part.inputs()[2 * i + 1]))
                        .isTrue();
            }
            assertThat(ones / part.count()).isBetween(0.35, 0.65);
        }
        assertThat(PlaneProblems.set(set, 0, 4).data().training().inputs())
                .isEqualTo(data.training().inputs());
    }

    @ParameterizedTest
    @EnumSource
    void pointsAboveACurveAreOfClassOne(PlaneProblems.Curve curve) {
        Examples points = PlaneProblems.above(curve, 0, 2).data().training();
        for (int i = 0; i < points.count(); i++) {
            boolean isAbove = points.inputs()[2 * i + 1] > curve.at(points.inputs()[2 * i]);
            assertThat(points.targets()[i]).isEqualTo(isAbove ? 1 : 0);
        }
    }

    @Test
    void aPictureGivesAnExampleForEachPixel() {
        RgbImage picture = new RgbImage(2, 2, new byte[] {-1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -1, -1});
        TrainingData data = ImageProblems.of(picture).data();
        assertThat(data.training().count() + data.heldOut().count()).isEqualTo(4);
        assertThat(data.heldOut().inputs()).containsExactly(-0.5f, 0.5f);
        assertThat(data.heldOut().targets()).containsExactly(1, 0, 0);
        Problem between = ImageProblems.between(picture, picture);
        assertThat(between.data().training().count()).isEqualTo(6);
        assertThat(between.data().heldOut().inputs()).containsExactly(-0.5f, 0.5f, -0.1f, -0.5f, 0.5f, 0.1f);
        assertThat(between.frequency()).isGreaterThan(LogicProblems.xor().frequency());
    }

    @Test
    void digitsAreDividedAndHaveTheirPixelsAndClasses() {
        assumeTrue(Digits.ofProduct().isPresent(), "this build went without digits");
        Digits digits = Digits.ofProduct().orElseThrow();
        TrainingData data = DigitProblems.classes("problem").data();
        assertThat(data.training().count()).isEqualTo(8000);
        assertThat(data.heldOut().count()).isEqualTo(2000);
        int[] seen = new int[10];
        for (int digit = 0; digit < 10_000; digit += 7) {
            Examples part = digit < 8000 ? data.training() : data.heldOut();
            int at = digit % 8000;
            assertThat(part.inputs()[at * 784 + 400]).isEqualTo(digits.pixel(digit, 400) / 255f);
            float[] target = Arrays.copyOfRange(part.targets(), 10 * at, 10 * at + 10);
            assertThat(target).containsOnlyOnce(1).contains(0);
            assertThat(target[digits.classOf(digit)]).isEqualTo(1);
            seen[digits.classOf(digit)]++;
        }
        assertThat(Arrays.stream(seen)).allSatisfy(count -> assertThat(count).isBetween(80, 210));
        assertThat(data.scored(data.heldOut())).isEqualTo(1020);
        assertThat(data.scored(data.training())).isEqualTo(1020);
    }
}
