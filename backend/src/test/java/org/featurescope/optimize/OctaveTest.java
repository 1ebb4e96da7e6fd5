package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OctaveTest {
    private static final int LARGEST_WHOLE = 72;
    private static final EngineLimits LIMITS = Tuning.DEFAULT.limits();

    private static Network network;
    private static GraphVisualizer visualizer;

    @BeforeAll
    static void open() {
        network = Catalogue.load(Optional.empty()).network("mini-inception");
        visualizer = new GraphVisualizer(name -> OctaveTest.photograph(), LIMITS.withLargestWhole(LARGEST_WHOLE));
    }

    @AfterAll
    static void close() {
        visualizer.close();
    }

    /** 64, 128, 256 and 512 pixels, 25 steps each: by their pixels the last takes three quarters of the work. */
    @Test
    void theLastOctavesCostMost() {
        List<Octave> octaves = octaves(512, 100, 4);
        double pixels = 512 * 512.0;
        double whole = pixels + pixels / 4 + pixels / 16 + pixels / 64;
        // each call has a constant cost, which matters less the more pictures there are
        assertThat(1 - Octave.share(octaves, 75, 64)).isCloseTo(pixels / whole, within(0.01));
        assertThat(1 - Octave.share(octaves, 75, 1)).isCloseTo((pixels + 20_000) / (whole + 4 * 20_000), within(1e-9));
        assertThat(Octave.share(octaves, 0, 1)).isZero();
        assertThat(Octave.share(octaves, 100, 1)).isEqualTo(1);
        double last = 0;
        for (int step = 1; step <= 100; step++) {
            double share = Octave.share(octaves, step, 3);
            assertThat(share).isGreaterThan(last);
            last = share;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "512, 1, 100, 512",
        "512, 3, 100, 128 256 512",
        "2048, 6, 100, 64 128 256 512 1024 2048",
        "128, 2, 100, 64 128",
        "48, 1, 100, 48",
        "301, 2, 100, 151 301",
    })
    void eachSizeIsTwiceTheOneBeforeFromSixtyFourPixelsOn(int size, int octaves, int steps, String sizes) {
        List<Octave> found = octaves(size, steps, octaves);
        assertThat(found.stream().map(octave -> octave.grid().size() + "")).containsExactly(sizes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"128, 3, 100, 2", "100, 2, 100, 1", "48, 4, 100, 1", "512, 3, 2, 2"})
    void moreOctavesThanThereAreSizesOrStepsAreRefused(int size, int octaves, int steps, int most) {
        assertThatThrownBy(() -> octaves(size, steps, octaves))
                .hasMessageStartingWith("octaves must be at most %d for pictures of %d pixels".formatted(most, size));
    }

    @ParameterizedTest
    @CsvSource({"512, 3, 100", "2048, 6, 7", "128, 2, 2"})
    void theOctavesHaveEqualSharesOfAllSteps(int size, int octaves, int steps) {
        List<Octave> found = octaves(size, steps, octaves);
        int before = 0;
        for (Octave octave : found) {
            assertThat(octave.before()).isEqualTo(before);
            assertThat((double) octave.steps())
                    .isBetween((double) steps / found.size() - 1, (double) steps / found.size() + 1);
            assertThat(octave.steps()).isPositive();
            before = octave.last();
        }
        assertThat(before).isEqualTo(steps);
    }

    @Test
    void everyFrameHasTheFinalSizeAndTheCurveCoversAllOctaves() {
        List<Integer> sizes = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        Visualization made =
                visualizer.run(network, spec("channel(mixed3b:17)", 128, 24, 2), (step, of, objective, frame) -> {
                    steps.add(step);
                    assertThat(of).isEqualTo(24);
                    if (step % 6 == 0) {
                        sizes.add(frame.get().get(0).height());
                    }
                });
        assertThat(steps).hasSize(24).isSorted().doesNotHaveDuplicates();
        assertThat(sizes).containsExactly(128, 128, 128, 128);
        assertThat(made.curveSteps()).hasSize(24).startsWith(1).endsWith(24);
        assertThat(made.pictures().get(0).height()).isEqualTo(128);
    }

    @Test
    void theSecondOctaveStartsWhereTheFirstEndedAndGetsHigher() {
        Visualization made = visualizer.run(network, spec("channel(mixed3b:17)", 128, 48, 2), RunListener.NONE);
        float[][] curve = made.curve();
        assertThat(curve[24][0]).as("first step of the second octave").isGreaterThan(curve[0][0] + 0.5f);
        assertThat(curve[47][0]).isGreaterThan(curve[23][0]);
    }

    @Test
    void theSameTiledSpecTwiceGivesTheSameBytes() {
        VisualizationSpec spec = spec("channel(mixed3b:17)", 128, 8, 2);
        RgbImage once =
                visualizer.run(network, spec, RunListener.NONE).pictures().get(0);
        assertThat(visualizer.run(network, spec, RunListener.NONE).pictures()).containsExactly(once);
    }

    /** Two steps with a tiny rate leave the photograph unchanged, including its finest detail. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPhotographKeepsItsDetailThroughTheOctaves(Kind kind) {
        byte[] alone = unchanged(kind.parameterization, 1);
        byte[] throughOctaves = unchanged(kind.parameterization, 2);
        double difference = 0;
        for (int at = 0; at < alone.length; at++) {
            difference += Math.abs((alone[at] & 0xff) - (throughOctaves[at] & 0xff));
        }
        assertThat(difference / alone.length).as("levels of 255 a value").isLessThan(1);
        assertThat(contrast(alone)).isGreaterThan(10);
    }

    private enum Kind {
        FOURIER(Parameterization.Fourier.DEFAULT),
        PIXELS(new Parameterization.Pixels()),
        PHASES(new Parameterization.PhaseOnly());

        private final Parameterization parameterization;

        Kind(Parameterization parameterization) {
            this.parameterization = parameterization;
        }
    }

    private static byte[] unchanged(Parameterization parameterization, int octaves) {
        PictureSettings picture = new PictureSettings(
                parameterization, true, false, 0.05, SharedResolutions.NONE, TransformationRobustness.DEFAULT);
        Settings slow = new Settings(picture, Optimizer.STEEPEST_L2, 1e-6, 1, 1, 0, 0.1, Precision.FLOAT32, octaves);
        VisualizationSpec spec = new VisualizationSpec(
                Objective.parse("channel(mixed3b:17)"), 1, 128, 2, 1, Optional.of("checks"), slow);
        return visualizer.run(network, spec, RunListener.NONE).pictures().get(0).pixels();
    }

    /** Returns the mean difference between pixels that are two apart, which lie on different checks. */
    private static double contrast(byte[] pixels) {
        double sum = 0;
        for (int at = 6; at < pixels.length; at++) {
            sum += Math.abs((pixels[at] & 0xff) - (pixels[at - 6] & 0xff));
        }
        return sum / pixels.length;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neuron(mixed3b:17)",
                "tensor(mixed3b~7)",
                "caricature(mixed3b, checks)",
                "direction(mixed3b, checks@1,1)",
                "channel(mixed3b:17) * channel(mixed3b:18)",
                "channel(mixed3b:17) - 0.1*variation",
            })
    void anObjectiveThatNeedsTheWholePictureIsRefusedAboveTheLargestWholeSize(String objective) {
        assertThatThrownBy(() -> spec(objective, 1024, 4, 1).checkedAgainst(network, LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 512")
                .extracting(thrown -> ((InvalidInputException) thrown).field())
                .isEqualTo("size");
        spec(objective, 512, 4, 1).checkedAgainst(network, LIMITS);
    }

    @Test
    void anObjectiveThatAveragesPositionsMayBeLarge() {
        for (String objective : List.of(
                "channel(mixed3b:17)",
                "direction(0.5*mixed3b:17-0.2*mixed3b:3, power=2)",
                "layer(mixed3b)",
                "channel(mixed3b:17) - 0.3*channel(mixed3a:2)")) {
            spec(objective, 2048, 4, 3).checkedAgainst(network, LIMITS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"neuron(mixed3b:17@1,1)", "tensor(mixed3b~7)", "direction(mixed3b, checks@1,1)"})
    void rowsAndColumnsAreRefusedWithOctaves(String objective) {
        assertThatThrownBy(() -> spec(objective, 256, 4, 2).checkedAgainst(network, LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .extracting(thrown -> ((InvalidInputException) thrown).field())
                .isEqualTo("octaves");
    }

    @Test
    void tooManyLargePicturesAreRefused() {
        String sixteen = "channel(mixed3b:1)" + "; channel(mixed3b:2)".repeat(16);
        assertThatThrownBy(() -> new VisualizationSpec(
                                Objective.parse("each(" + sixteen + ")"), 17, 2048, 4, 1, Optional.empty(), settings(1))
                        .checkedAgainst(network, LIMITS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("16 are possible");
    }

    private static List<Octave> octaves(int size, int steps, int octaves) {
        return PreparedRun.of(spec("channel(mixed3b:17)", size, steps, octaves), network, LIMITS)
                .octaves();
    }

    private static Settings settings(int octaves) {
        return Preset.QUICK.settings().withOctaves(octaves);
    }

    private static VisualizationSpec spec(String objective, int size, int steps, int octaves) {
        return VisualizationSpec.of(Objective.parse(objective), 1, size, steps, 1, settings(octaves));
    }

    /** Returns a checkerboard of 2 pixels, which is lost at half the size. */
    private static RgbImage photograph() {
        byte[] pixels = new byte[128 * 128 * 3];
        for (int at = 0; at < pixels.length; at++) {
            int x = at / 3 % 128;
            int y = at / 3 / 128;
            pixels[at] = (byte) ((x / 2 + y / 2) % 2 == 0 ? 60 : 190);
        }
        return new RgbImage(128, 128, pixels);
    }
}
