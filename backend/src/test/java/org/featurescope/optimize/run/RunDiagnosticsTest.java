package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.featurescope.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDiagnosticsTest {
    private static final RgbImage LIVELY = image(40, 90, 160, 200, 10, 250);
    private final RunDiagnostics diagnostics = new RunDiagnostics(List.of("channel(a:1)", "channel(a:2)"), 0, 100);

    @Test
    void helpsADeadStartForSixteenStepsAndSaysSo() {
        diagnostics.recordStep(1, step(0, 0, 1, 1));
        assertThat(diagnostics.leaksAt(2)[0]).isPositive();
        assertThat(diagnostics.leaksAt(2)[1]).isZero();
        diagnostics.recordStep(2, step(0.1f, 0.2f, 1, 1));
        assertThat(diagnostics.leaksAt(RunDiagnostics.REDIRECTED_STEPS + 1)[0]).isZero();
        assertThat(diagnostics.warning(0, LIVELY))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("channel(a:1)")
                        .contains("began dead")
                        .contains("16")
                        .doesNotContain("woke"));
        diagnostics.recordStep(RunDiagnostics.REDIRECTED_STEPS + 1, step(0.1f, 0.2f, 3, 1));
        assertThat(diagnostics.warning(0, LIVELY))
                .hasValueSatisfying(text -> assertThat(text).endsWith("and woke"));
        assertThat(diagnostics.warning(1, LIVELY)).isEmpty();
    }

    @Test
    void doesNothingToAStartThatIsAlive() {
        diagnostics.recordStep(1, step(1, 1, 2, 2));
        diagnostics.recordStep(100, step(5, 1, 6, 2));
        assertThat(diagnostics.leaksAt(2)[0]).isZero();
        assertThat(diagnostics.warning(0, LIVELY)).isEmpty();
    }

    @Test
    void saysThatAPictureIsDeadIfItNeverHadAGradient() {
        for (int step = 1; step <= 100; step++) {
            diagnostics.recordStep(step, step(0, 0, 1, 1));
        }
        assertThat(diagnostics.warning(0, LIVELY))
                .hasValueSatisfying(text -> assertThat(text).contains("dead"));
    }

    @Test
    void namesTheStepAtWhichAValueWasNoNumberAndGoesOnWithTheOthers() {
        diagnostics.recordStep(7, step(Float.NaN, 1, 1, 1));
        assertThat(diagnostics.isBroken(0)).isTrue();
        assertThat(diagnostics.isBroken(1)).isFalse();
        assertThat(diagnostics.canContinue()).isTrue();
        assertThat(diagnostics.warning(0, LIVELY))
                .hasValueSatisfying(text -> assertThat(text).contains("step 7"));
        diagnostics.recordStep(8, step(Float.NaN, 1, 1, Float.POSITIVE_INFINITY));
        assertThat(diagnostics.canContinue()).isFalse();
    }

    @Test
    void doesNotSayThatAUnitWokeWhichHadAGradientOnlyWhileItWasHelped() {
        diagnostics.recordStep(1, step(0, 0, 1, 1));
        for (int step = 2; step <= 100; step++) {
            float norm = step <= RunDiagnostics.REDIRECTED_STEPS ? 1 : 0;
            diagnostics.recordStep(step, step(-0.1f, norm, step, 1));
        }
        assertThat(diagnostics.warning(0, LIVELY))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("began dead")
                        .contains("dead again")
                        .doesNotContain("woke"));
        assertThat(diagnostics.warning(1, LIVELY)).isEmpty();
    }

    @Test
    void doesNotSayWhetherAUnitWokeWhereAllStepsWereHelped() {
        RunDiagnostics brief = new RunDiagnostics(List.of("channel(a:1)"), 0, 4);
        brief.recordStep(1, new Optimization.StepResult(new float[] {0}, new float[] {0}));
        brief.recordStep(2, new Optimization.StepResult(new float[] {-0.1f}, new float[] {1}));
        assertThat(brief.warning(0, LIVELY))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("first 4 steps").doesNotContain("woke"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-0.34 | -0.01 | never above zero",
                "6     | 9.3   | a plain surface, here of red 253, green 250 and blue 248",
                "-0.3  | 0.5   | a plain surface",
                "2     | 2.001 | hardly rose in 100 steps, from 2.000 to 2.001 (0.0 %)",
                "0     | 0     | hardly rose",
            })
    void tellsWhyAPictureIsFlat(float first, float last, String why) {
        diagnostics.recordStep(1, step(first, 1, 1, 1));
        diagnostics.recordStep(100, step(last, 1, 1, 1));
        RgbImage flat = image(253, 250, 247, 254, 251, 248, 253, 250, 248, 253, 249, 249);
        assertThat(diagnostics.warning(0, flat))
                .hasValueSatisfying(text -> assertThat(text).contains("channel(a:1)", "next to no contrast", why));
    }

    @Test
    void saysThatAPictureThatIsStillGreyHardlyChanged() {
        diagnostics.recordStep(1, step(1, 1, 1, 1));
        diagnostics.recordStep(100, step(2, 1, 1, 1));
        assertThat(diagnostics.warning(0, image(128, 129, 127, 130, 128, 126)))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("about as grey as it began").doesNotContain("plain surface"));
    }

    @Test
    void saysThatTheObjectiveOfALivelyPictureHardlyRoseWithTheLikelyCauses() {
        diagnostics.recordStep(1, step(1.02f, 1, 1, 1));
        diagnostics.recordStep(100, step(1.0293f, 1, 1.2f, 1));
        assertThat(diagnostics.warning(0, LIVELY))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("the objective of channel(a:1) hardly rose in 100 steps, from 1.020 to 1.029 (0.9 %)")
                        .contains("a wrong range of the network's values", "a unit", "too few steps"));
        assertThat(diagnostics.warning(1, LIVELY)).isEmpty();
    }

    @Test
    void doesNotWarnOfGreyAfterAFewSteps() {
        RunDiagnostics brief = new RunDiagnostics(List.of("channel(a:1)"), 0, 24);
        brief.recordStep(1, new Optimization.StepResult(new float[] {1}, new float[] {1}));
        assertThat(brief.warning(0, image(128, 129, 127, 130, 128, 126))).isEmpty();
    }

    @Test
    void shortensANameThatIsALongListOfUnits() {
        String name = "direction(" + "0.25*mixed4d:17+".repeat(500) + "mixed4d:18)";
        RunDiagnostics many = new RunDiagnostics(List.of(name), 0, 100);
        many.recordStep(3, new Optimization.StepResult(new float[] {Float.NaN}, new float[] {1}));
        assertThat(many.warning(0, LIVELY))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("direction(0.25*mixed4d:17+")
                        .contains("… was not a finite number")
                        .hasSizeLessThan(300));
    }

    /** The picture has one plain colour except for a single pixel. */
    @Test
    void onePixelThatDiffersMakesNoContrast() {
        diagnostics.recordStep(1, step(1, 1, 1, 1));
        diagnostics.recordStep(2, step(2, 1, 1, 1));
        int[] levels = new int[300];
        Arrays.setAll(levels, at -> new int[] {200, 30, 90}[at % 3]);
        levels[0] = 180;
        assertThat(diagnostics.warning(0, image(levels)))
                .hasValueSatisfying(text -> assertThat(text).contains("next to no contrast"));
        Arrays.setAll(levels, at -> new int[] {200, 30, 90}[at % 3] + (at / 3 % 2) * 10);
        assertThat(diagnostics.warning(0, image(levels))).isEmpty();
    }

    @Test
    void warnsOfASaturatedPictureAndOfAFlatOne() {
        diagnostics.recordStep(1, step(1, 1, 1, 1));
        assertThat(diagnostics.warning(0, image(0, 255, 255, 0, 1, 254)))
                .hasValueSatisfying(text -> assertThat(text).contains("saturation"));
        assertThat(diagnostics.warning(0, image(128, 129, 127, 128, 128, 130)))
                .hasValueSatisfying(text -> assertThat(text).contains("next to no contrast"));
    }

    /** Returns a step with these objectives and gradient norms of two pictures. */
    private static Optimization.StepResult step(float first, float firstNorm, float second, float secondNorm) {
        return new Optimization.StepResult(new float[] {first, second}, new float[] {firstNorm, secondNorm});
    }

    private static RgbImage image(int... levels) {
        byte[] pixels = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            pixels[i] = (byte) levels[i];
        }
        return new RgbImage(1, levels.length / 3, pixels);
    }
}
