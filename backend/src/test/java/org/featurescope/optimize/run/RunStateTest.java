package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.RunListener;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that pauses and goes on in another process gives the same bytes as one that does not. */
final class RunStateTest {
    private static final Network NETWORK = Catalogue.load(Optional.empty()).network("mini-inception");
    private static final Photographs PHOTOGRAPHS = name -> photograph();
    private static final Settings QUICK = Preset.QUICK.settings();
    private static final EngineLimits WHOLE = EngineLimits.here(16, 2);
    /** Batches of one picture, four of them in a round. */
    private static final EngineLimits ROUNDS = EngineLimits.here(1, 1);

    private static final EngineLimits TILES = WHOLE.withLargestWhole(128);

    /** The runs without a pause that were made already, by specs and limits. */
    private static final Map<List<Object>, Visualization> WITHOUT_PAUSE = new HashMap<>();

    /** A run and the steps after which it pauses. */
    private record Paused(String name, VisualizationSpec spec, EngineLimits limits, List<Integer> pauses) {
        @Override
        public String toString() {
            return name + " " + pauses;
        }
    }

    private static Stream<Paused> runs() {
        VisualizationSpec one = spec("channel(mixed3b:17)", 1, 48, 20, QUICK);
        VisualizationSpec six = spec(
                "each(%s)"
                        .formatted(String.join(
                                "; ",
                                IntStream.range(0, 6)
                                        .mapToObj("channel(mixed3b:%d)"::formatted)
                                        .toList())),
                6,
                128,
                4,
                QUICK);
        VisualizationSpec octaves = spec("channel(mixed3b:17)", 1, 256, 18, QUICK.withOctaves(3));
        VisualizationSpec tiles = spec("channel(mixed3b:17)", 1, 200, 6, QUICK);
        List<Paused> runs = new ArrayList<>();
        Stream.of(1, 10, 19).forEach(step -> runs.add(new Paused("one", one, WHOLE, List.of(step))));
        runs.add(new Paused("one, often", one, WHOLE, List.of(2, 5, 17)));
        Stream.of(2, 4, 7).forEach(step -> runs.add(new Paused("six in two rounds", six, ROUNDS, List.of(step))));
        runs.add(new Paused("six at once", six, WHOLE, List.of(3)));
        Stream.of(6, 8).forEach(step -> runs.add(new Paused("octaves", octaves, WHOLE, List.of(step))));
        runs.add(new Paused("octaves, often", octaves, WHOLE, List.of(3, 9, 14)));
        runs.add(new Paused("tiles", tiles, TILES, List.of(3)));
        runs.add(new Paused(
                "octaves and tiles",
                spec("channel(mixed3b:17)", 1, 200, 8, QUICK.withOctaves(2)),
                TILES,
                List.of(3, 6)));
        runs.add(new Paused(
                "transparent", spec("neuron(mixed3a:20)", 1, 48, 8, QUICK.transparent(true)), WHOLE, List.of(5)));
        runs.add(new Paused(
                "transparent tiles",
                spec("channel(mixed3b:3)", 1, 200, 4, QUICK.transparent(true)),
                TILES,
                List.of(2)));
        runs.add(new Paused("photograph", photograph(QUICK), WHOLE, List.of(4)));
        runs.add(new Paused("photograph in octaves", photograph(QUICK.withOctaves(2)), WHOLE, List.of(3, 9)));
        runs.add(new Paused(
                "diversity",
                spec("channel(mixed3b:5) - 0.1 * diversity(mixed3a)", 3, 48, 8, QUICK),
                WHOLE,
                List.of(3)));
        runs.add(new Paused(
                "shared resolutions",
                spec("channel(mixed3b:5)", 2, 64, 8, QUICK.with(SharedResolutions.OF_ALL)),
                WHOLE,
                List.of(3)));
        Stream.of(
                        new Parameterization.Pixels(),
                        Parameterization.LaplacianPyramid.LUCID,
                        new Parameterization.PhaseOnly())
                .forEach(parameterization -> runs.add(new Paused(
                        parameterization.toString(),
                        spec("channel(mixed3b:5)", 1, 48, 8, settings(parameterization, Optimizer.ADAM)),
                        WHOLE,
                        List.of(3))));
        runs.add(new Paused(
                "steepest ascent",
                spec("channel(mixed3b:5)", 1, 48, 8, settings(Parameterization.Fourier.LUCID, Optimizer.STEEPEST_L2)),
                WHOLE,
                List.of(3)));
        runs.add(new Paused(
                "a dead start", spec("neuron(mixed4a:3)", 1, 48, 24, Preset.LUCID.settings()), WHOLE, List.of(7, 20)));
        return runs.stream();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aPauseChangesNoByte(Paused run) {
        Visualization whole = WITHOUT_PAUSE.computeIfAbsent(List.of(run.spec(), run.limits()), key -> whole(run));
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        for (int pause : run.pauses()) {
            PausingListener recorder = new PausingListener(checkpoints, pause);
            try (GraphVisualizer visualizer = new GraphVisualizer(PHOTOGRAPHS, run.limits())) {
                visualizer.run(NETWORK, run.spec(), recorder);
            } catch (CancelledRunException e) {
                assertThat(e).hasMessageContaining(Integer.toString(pause + 1));
            }
            assertThat(recorder.steps).endsWith(pause);
        }
        PausingListener last = new PausingListener(checkpoints, Integer.MAX_VALUE);
        Visualization resumed;
        try (GraphVisualizer visualizer = new GraphVisualizer(PHOTOGRAPHS, run.limits())) {
            resumed = visualizer.run(NETWORK, run.spec(), last);
        }
        assertThat(last.steps).startsWith(run.pauses().get(run.pauses().size() - 1) + 1);
        assertThat(resumed.pictures()).isEqualTo(whole.pictures());
        assertThat(resumed.curveSteps()).isEqualTo(whole.curveSteps());
        assertThat(Arrays.deepEquals(resumed.curve(), whole.curve())).isTrue();
        assertThat(resumed.warnings()).isEqualTo(whole.warnings());
    }

    private static Visualization whole(Paused run) {
        try (GraphVisualizer visualizer = new GraphVisualizer(PHOTOGRAPHS, run.limits())) {
            return visualizer.run(NETWORK, run.spec(), RunListener.NONE);
        }
    }

    @Test
    void whatWasKeptOfAnotherRunOrIsDamagedIsNotUsed() {
        VisualizationSpec spec = spec("channel(mixed3b:17)", 1, 48, 6, QUICK);
        VisualizationSpec other = spec("channel(mixed3b:18)", 1, 48, 6, QUICK);
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        try (GraphVisualizer visualizer = new GraphVisualizer(PHOTOGRAPHS, WHOLE)) {
            List<RgbImage> whole =
                    visualizer.run(NETWORK, spec, RunListener.NONE).pictures();
            visualizer.run(NETWORK, spec, new PausingListener(checkpoints, Integer.MAX_VALUE));
            assertThat(checkpoints.keptTimes).isEqualTo(5);
            byte[] kept = checkpoints.kept.orElseThrow();
            PausingListener ofOther = new PausingListener(checkpoints, Integer.MAX_VALUE);
            visualizer.run(NETWORK, other, ofOther);
            assertThat(ofOther.steps).startsWith(1);
            SplittableRandom random = new SplittableRandom(1);
            for (int time = 0; time < 20; time++) {
                MemoryCheckpoints truncated = new MemoryCheckpoints();
                truncated.kept = Optional.of(Arrays.copyOf(kept, random.nextInt(kept.length)));
                assertThat(visualizer
                                .run(NETWORK, spec, new PausingListener(truncated, Integer.MAX_VALUE))
                                .pictures())
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void theNumbersOfARandomSequenceGoOnWhereTheyStood() {
        CountedRandom random = new CountedRandom(3);
        SplittableRandom plain = new SplittableRandom(3);
        for (int time = 0; time < 100; time++) {
            assertThat(random.nextInt(-5, 6)).isEqualTo(plain.nextInt(-5, 6));
            assertThat(random.nextInt(7)).isEqualTo(plain.nextInt(7));
            assertThat(random.nextDouble()).isEqualTo(plain.nextDouble());
            assertThat(random.nextLong()).isEqualTo(plain.nextLong());
            assertThat(random.split().nextLong()).isEqualTo(plain.split().nextLong());
        }
        assertThat(CountedRandom.after(3, random.drawn()).nextLong()).isEqualTo(plain.nextLong());
    }

    private static VisualizationSpec spec(String objective, int pictures, int size, int steps, Settings settings) {
        return VisualizationSpec.of(Objective.parse(objective), pictures, size, steps, 5, settings);
    }

    private static VisualizationSpec photograph(Settings settings) {
        Objective objective = Objective.parse("channel(mixed3b:5)");
        return new VisualizationSpec(objective, 1, 128, 12, 5, Optional.of("any"), settings);
    }

    private static Settings settings(Parameterization parameterization, Optimizer optimizer) {
        PictureSettings picture = new PictureSettings(
                parameterization, true, false, 0.01, SharedResolutions.NONE, TransformationRobustness.LUCID);
        return new Settings(picture, optimizer, 0.05, 1, 1e-8, 0, 0.1, Precision.FLOAT32, 1);
    }

    private static RgbImage photograph() {
        byte[] pixels = new byte[150 * 150 * 3];
        new SplittableRandom(9).nextBytes(pixels);
        return new RgbImage(150, 150, pixels);
    }
}
