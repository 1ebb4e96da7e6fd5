package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.featurescope.tensor.RgbImage;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final RgbImage LIVELY = image(40, 90, 160, 200, 10, 250);
    private final Health health = new Health(List.of("channel(a:1)", "channel(a:2)"), 0, 100);

    @Test
    void helpsADeadStartForSixteenStepsAndSaysSo() {
        health.note(1, step(0, 0, 1, 1));
        assertThat(health.leakAt(2)).isPositive();
        health.note(2, step(0.1f, 0.2f, 1, 1));
        assertThat(health.leakAt(Health.REDIRECTED_STEPS + 1)).isZero();
        assertThat(health.warning(0, LIVELY)).hasValueSatisfying(text -> assertThat(text)
                .contains("channel(a:1)")
                .contains("began dead")
                .contains("16"));
        assertThat(health.warning(1, LIVELY)).isEmpty();
    }

    @Test
    void doesNothingToAStartThatIsAlive() {
        health.note(1, step(1, 1, 2, 2));
        assertThat(health.leakAt(2)).isZero();
        assertThat(health.warning(0, LIVELY)).isEmpty();
    }

    @Test
    void saysThatAPictureIsDeadIfItNeverHadAGradient() {
        for (int step = 1; step <= 100; step++) {
            health.note(step, step(0, 0, 1, 1));
        }
        assertThat(health.warning(0, LIVELY)).hasValueSatisfying(text -> assertThat(text).contains("dead"));
    }

    @Test
    void namesTheStepAtWhichAValueWasNoNumberAndGoesOnWithTheOthers() {
        health.note(7, step(Float.NaN, 1, 1, 1));
        assertThat(health.isBroken(0)).isTrue();
        assertThat(health.isBroken(1)).isFalse();
        assertThat(health.canGoOn()).isTrue();
        assertThat(health.warning(0, LIVELY)).hasValueSatisfying(text -> assertThat(text).contains("step 7"));
        health.note(8, step(Float.NaN, 1, 1, Float.POSITIVE_INFINITY));
        assertThat(health.canGoOn()).isFalse();
    }

    @Test
    void tellsASaturatedPictureAndAFlatOne() {
        health.note(1, step(1, 1, 1, 1));
        assertThat(health.warning(0, image(0, 255, 255, 0, 1, 254))).hasValueSatisfying(text -> assertThat(text)
                .contains("saturation"));
        assertThat(health.warning(0, image(128, 129, 127, 128, 128, 130))).hasValueSatisfying(text -> assertThat(text)
                .contains("flat"));
    }

    /** A step that found these objectives and gradient norms of two pictures. */
    private static OptimizationGraph.Step step(float first, float firstNorm, float second, float secondNorm) {
        return new OptimizationGraph.Step(new float[] {first, second}, new float[] {firstNorm, secondNorm});
    }

    private static RgbImage image(int... levels) {
        byte[] pixels = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            pixels[i] = (byte) levels[i];
        }
        return new RgbImage(1, levels.length / 3, pixels);
    }
}
