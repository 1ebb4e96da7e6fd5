package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.TileGrid;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.objective.term.ObjectiveFeeds;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.optimize.picture.graph.StepFeeds;
import org.featurescope.tensor.SessionThreads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients tile by tile, held to those of whole pictures and of single tiles. */
final class TiledClimbTest {
    private static final int SIZE = 96;
    private static final double LEAK = 0.1;
    private static final double[] LEAKS = {LEAK};
    /** Pixels that a unit of the first layers sees to one side, and some more. */
    private static final int REACH = 12;

    private static final Start START = Start.Noise.named(3, List.of("a"));

    private static Network network;

    @BeforeAll
    static void load() {
        network = Catalogue.load(Optional.empty()).network("mini-inception");
    }

    /** A mean over a tile of a quarter of the positions weighs each four times as much, and has a share of a quarter. */
    @ParameterizedTest
    @ValueSource(strings = {"channel", "layer"})
    void insideATileTheGradientOfAPixelIsThatOfTheWholePicture(String kind) {
        String layer = network.layers().get(0).name();
        String objective = kind.equals("channel") ? "channel(%s:5)".formatted(layer) : "layer(%s)".formatted(layer);
        Settings pixels = settings(new Parameterization.Pixels(), false, TransformationRobustness.NONE);
        try (Whole whole = new Whole(objective, pixels);
                Tiles tiles = new Tiles(objective, pixels)) {
            List<float[]> start = whole.graph.pictures().start(START);
            whole.graph.begin(start);
            tiles.optimization.begin(start);
            float[] expected = whole.graph.gradient(0, whole.wanted, whole.seen, LEAKS);
            float[] found = tiles.look(new TileGrid.Corner(16, 32), new SplittableRandom(1))
                    .gradients
                    .get(0);
            double largest = 0;
            for (int y = 32 + REACH; y < 32 + 48 - REACH; y++) {
                for (int x = 16 + REACH; x < 16 + 48 - REACH; x++) {
                    for (int colour = 0; colour < 3; colour++) {
                        int at = (y * SIZE + x) * 3 + colour;
                        assertThat((double) found[at])
                                .isCloseTo(expected[at], within(1e-6 + 0.01 * Math.abs(expected[at])));
                        largest = Math.max(largest, Math.abs(expected[at]));
                    }
                }
            }
            assertThat(largest).isGreaterThan(1e-4);
            assertThat(found[0]).as("outside of the tile").isZero();
        }
    }

    /** Steepest ascent moves by the gradient over its root mean square, which shows what the step had gathered. */
    @ParameterizedTest
    @ValueSource(strings = {"fourier", "pixels", "pyramid", "phases", "transparent"})
    void aStepMovesAlongTheMeanOfTheGradientsOfSingleTiles(String kind) {
        Settings settings = settings(
                parameterization(kind),
                kind.equals("transparent"),
                new TransformationRobustness(0, 3, 0.9, 1.1, 10, 0));
        try (Tiles tiles = new Tiles("channel(mixed3a:5)", settings)) {
            tiles.optimization.begin(tiles.optimization.pictures().start(START));
            List<float[]> before = tiles.optimization.values();
            Single mean = tiles.mean(new SplittableRandom(Tiles.SEED));
            Optimization.Step made = tiles.steps.next(LEAKS, 0.01);
            List<float[]> after = tiles.optimization.values();
            for (int variable = 0; variable < after.size(); variable++) {
                float[] gradient = mean.gradients.get(variable);
                double size = Math.sqrt(dot(gradient, gradient) / gradient.length);
                double squares = 0;
                for (int at = 0; at < gradient.length; at++) {
                    double moved = after.get(variable)[at] - before.get(variable)[at];
                    squares += Math.pow(moved - 0.01 * gradient[at] / size, 2);
                }
                assertThat(Math.sqrt(squares / gradient.length)).isLessThan(0.01 * 1e-3);
                if (after.size() == 1) {
                    assertThat((double) made.gradientNorm()[0]).isCloseTo(size, within(1e-3 * size));
                }
            }
            assertThat((double) made.objective()[0]).isCloseTo(mean.objective, within(1e-4));
        }
    }

    /** Which lane looks at a tile, and which comes first, leaves no trace. */
    @Test
    void theSameStepsInAnyNumberOfLanesGiveTheSameNumbers() {
        Settings settings = settings(Parameterization.Fourier.DEFAULT, false, TransformationRobustness.DEFAULT);
        List<float[]> expected = List.of();
        for (int lanes : new int[] {1, 2, 5, 2}) {
            try (Tiles tiles = new Tiles("channel(mixed3a:5)", settings, lanes)) {
                tiles.optimization.begin(tiles.optimization.pictures().start(START));
                for (int step = 0; step < 3; step++) {
                    tiles.steps.next(LEAKS, 0.01);
                }
                List<float[]> found = tiles.optimization.values();
                assertThat(expected.isEmpty() || Arrays.equals(expected.get(0), found.get(0)))
                        .isTrue();
                expected = found;
            }
        }
    }

    @Test
    void stepsOverTilesLeadUphillForTheWholePicture() {
        Settings still = settings(Parameterization.Fourier.DEFAULT, false, TransformationRobustness.NONE);
        try (Whole whole = new Whole("channel(mixed3a:5)", still);
                Tiles tiles = new Tiles("channel(mixed3a:5)", still)) {
            tiles.optimization.begin(tiles.optimization.pictures().start(START));
            whole.graph.begin(tiles.optimization.values());
            float before = whole.graph.evaluate(whole.wanted, whole.seen, LEAKS)[0];
            for (int step = 0; step < 6; step++) {
                tiles.steps.next(LEAKS, 0.05);
            }
            whole.graph.begin(tiles.optimization.values());
            assertThat(whole.graph.evaluate(whole.wanted, whole.seen, LEAKS)[0]).isGreaterThan(before + 0.1f);
        }
    }

    private static Parameterization parameterization(String kind) {
        return switch (kind) {
            case "pixels" -> new Parameterization.Pixels();
            case "pyramid" -> new Parameterization.LaplacianPyramid(3);
            case "phases" -> new Parameterization.PhaseOnly();
            default -> Parameterization.Fourier.DEFAULT;
        };
    }

    private static Settings settings(
            Parameterization parameterization, boolean alpha, TransformationRobustness robustness) {
        PictureSettings picture =
                new PictureSettings(parameterization, true, alpha, 0.5, SharedResolutions.NONE, robustness);
        return new Settings(picture, Optimizer.STEEPEST_L2, 0.01, 1, 1, 0, LEAK, Precision.FLOAT32, 1);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** One picture seen whole, with what it is fed. */
    private static final class Whole implements AutoCloseable {
        private final OptimizationGraph graph;
        private final ObjectiveFeeds wanted;
        private final StepFeeds seen;

        Whole(String objective, Settings settings) {
            BatchObjective batch = BatchObjective.of(Objective.parse(objective), 1, network);
            graph = new OptimizationGraph(network, batch, 1, SIZE, settings, SessionThreads.of(1));
            wanted = graph.feeds(batch, new PhotographPass(network, SIZE, Photographs.NONE));
            seen = graph.seen();
        }

        @Override
        public void close() {
            wanted.close();
            seen.close();
            graph.close();
        }
    }

    /** What one tile comes to, or the mean over tiles. */
    private record Single(double objective, List<float[]> gradients) {}

    /** One picture in four tiles. */
    private static final class Tiles implements AutoCloseable {
        private static final TileGrid GRID = TileGrid.of(SIZE, 48);
        private static final long SEED = 9;

        private final LaneExecutor abreast;
        private final TiledOptimization optimization;
        private final TiledOptimization.TiledSteps steps;

        Tiles(String objective, Settings settings) {
            this(objective, settings, 2);
        }

        Tiles(String objective, Settings settings, int lanes) {
            BatchObjective batch = BatchObjective.of(Objective.parse(objective), 1, network);
            abreast = new LaneExecutor(lanes);
            optimization = new TiledOptimization(network, batch, 1, GRID, settings, SessionThreads.of(1), abreast);
            steps = optimization.steps(
                    batch, new PhotographPass(network, GRID.tile(), Photographs.NONE), new SplittableRandom(SEED));
        }

        /** One tile by itself: its objective, and its share of the mean gradient. */
        Single look(TileGrid.Corner corner, SplittableRandom random) {
            TiledOptimization.Found found = steps.look(List.of(new TiledOptimization.Look(corner, random)), LEAKS);
            List<float[]> gradients = new ArrayList<>();
            for (int variable = 0;
                    variable < optimization.pictures().variables().size();
                    variable++) {
                gradients.add(steps.gradient(found, variable));
            }
            return new Single(found.objective()[0], gradients);
        }

        /** The mean over the tiles of a step, of one tile after another. */
        Single mean(SplittableRandom random) {
            double objective = 0;
            List<float[]> gradients = new ArrayList<>();
            optimization.values().forEach(values -> gradients.add(new float[values.length]));
            for (TileGrid.Corner corner : GRID.shifted(random)) {
                Single single = look(corner, random.split());
                objective += single.objective / GRID.count();
                for (int variable = 0; variable < gradients.size(); variable++) {
                    for (int at = 0; at < gradients.get(variable).length; at++) {
                        gradients.get(variable)[at] += single.gradients.get(variable)[at];
                    }
                }
            }
            return new Single(objective, gradients);
        }

        @Override
        public void close() {
            steps.close();
            optimization.close();
            abreast.close();
        }
    }
}
