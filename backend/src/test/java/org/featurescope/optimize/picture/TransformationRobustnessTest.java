package org.featurescope.optimize.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class TransformationRobustnessTest {
    @Test
    void theNetworkSeesAsMuchAsInLucidAndInTheArticle() {
        assertThat(TransformationRobustness.LUCID.seenSide(128)).isEqualTo(140);
        assertThat(TransformationRobustness.ARTICLE.seenSide(128)).isEqualTo(136);
        assertThat(TransformationRobustness.DEFAULT.seenSide(128)).isEqualTo(128);
        assertThat(TransformationRobustness.JITTER.seenSide(128)).isEqualTo(128);
    }

    @Test
    void noneDrawsTheIdentity() {
        AffineMap map = TransformationRobustness.NONE.draw(128, 128, new SplittableRandom(1));
        assertThat(new double[] {map.xx(), map.xy(), map.x0(), map.yx(), map.yy(), map.y0()})
                .containsExactly(new double[] {1, 0, 0, 0, 1, 0}, within(0.0));
    }

    /** Draws the same numbers in the order shift, scale, angle, and computes the map about the picture's centre. */
    @RepeatedTest(5)
    void theDefaultShiftsScalesAndTurnsAboutTheCentre(RepetitionInfo repetition) {
        int size = 100;
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        AffineMap map = TransformationRobustness.DEFAULT.draw(
                size, size, new SplittableRandom(repetition.getCurrentRepetition()));
        int shiftX = random.nextInt(-12, 13);
        int shiftY = random.nextInt(-12, 13);
        double scale = 0.8 + 0.4 * random.nextDouble();
        double angle = Math.toRadians(15 * (2 * random.nextDouble() - 1));
        double x = 70;
        double y = 20;
        double turnedX = ((x - 49.5) * Math.cos(angle) - (y - 49.5) * Math.sin(angle)) / scale;
        double turnedY = ((x - 49.5) * Math.sin(angle) + (y - 49.5) * Math.cos(angle)) / scale;
        assertThat(map.xx() * x + map.xy() * y + map.x0()).isCloseTo(49.5 + turnedX + shiftX, within(1e-9));
        assertThat(map.yx() * x + map.yy() * y + map.y0()).isCloseTo(49.5 + turnedY + shiftY, within(1e-9));
    }

    /** Compares the map with Lucid's five steps, each in coordinates of its own. */
    @RepeatedTest(5)
    void oneMapIsAllStepsOneAfterAnother(RepetitionInfo repetition) {
        int size = 40;
        TransformationRobustness robustness = new TransformationRobustness(12, 4, 0.9, 1.1, 10, 3);
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        AffineMap map = robustness.draw(
                size, robustness.seenSide(size), new SplittableRandom(repetition.getCurrentRepetition()));
        int jitterX = random.nextInt(-4, 5);
        int jitterY = random.nextInt(-4, 5);
        double scale = 0.9 + 0.2 * random.nextDouble();
        double angle = Math.toRadians(10 * (2 * random.nextDouble() - 1));
        int afterX = random.nextInt(-3, 4);
        int afterY = random.nextInt(-3, 4);
        int seen = robustness.seenSide(size);
        assertThat(seen).isEqualTo(40 + 24 - 8 - 6);
        double x = 11;
        double y = 30;
        // the last crop, from the middle of what was before it
        double croppedX = x - (seen - 1) / 2.0 + afterX;
        double croppedY = y - (seen - 1) / 2.0 + afterY;
        double turnedX = (croppedX * Math.cos(angle) - croppedY * Math.sin(angle)) / scale;
        double turnedY = (croppedX * Math.sin(angle) + croppedY * Math.cos(angle)) / scale;
        // the first crop out of the padded picture, and the padding
        double paddedX = turnedX + jitterX + (size + 24 - 1) / 2.0;
        double paddedY = turnedY + jitterY + (size + 24 - 1) / 2.0;
        assertThat(map.xx() * x + map.xy() * y + map.x0()).isCloseTo(paddedX - 12, within(1e-9));
        assertThat(map.yx() * x + map.yy() * y + map.y0()).isCloseTo(paddedY - 12, within(1e-9));
    }

    @Test
    void jitterBeyondThePaddingIsRefused() {
        assertThatThrownBy(() -> new TransformationRobustness(5, 4, 1, 1, 0, 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least jitter + jitterAfter, that is 6");
        assertThatThrownBy(() -> new TransformationRobustness(0, 4, 1.2, 1, 0, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scaleMost");
    }
}
