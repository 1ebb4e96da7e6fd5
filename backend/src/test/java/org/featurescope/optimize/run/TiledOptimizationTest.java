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
import org.featurescope.optimize.graph.OptimizerGraph;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.TensorValues;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/** Compares the gradients of tiled pictures with those of whole pictures and of single tiles. */
final class TiledOptimizationTest {
    private static final int SIZE = 96;
    private static final double LEAK = 0.1;
    private static final double[] LEAKS = {LEAK};
    /** More than the pixels to one side in the receptive field of a unit of the first layers. */
    private static final int REACH = 12;

    private static final Start.Noise START = Start.Noise.named(3, List.of("a"));

    private static Network network;

    @BeforeAll
    static void load() {
        network = Catalogue.load(Optional.empty()).network("mini-inception");
    }

    /** Each position has four times its weight in the mean over a tile, and the tile a share of a quarter. */
    @ParameterizedTest
    @ValueSource(strings = {"channel", "layer"})
    void insideATileTheGradientOfAPixelIsThatOfTheWholePicture(String kind) {
        String layer = network.layers().get(0).name();
        String objective = kind.equals("channel") ? "channel(%s:5)".formatted(layer) : "layer(%s)".formatted(layer);
        Settings pixels = settings(new Parameterization.Pixels(), false, TransformationRobustness.NONE);
        try (GraphProbe whole = whole(objective, pixels);
                Tiles tiles = new Tiles(objective, pixels)) {
            List<float[]> start = whole.graph.pictures().start(START);
            whole.graph.start(start);
            tiles.optimization.start(start);
            float[] expected = whole.gradient(0);
            float[] found = tiles.evaluate(new TileGrid.Corner(16, 32), new SplittableRandom(1))
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

    /** Steepest ascent moves by the gradient divided by its root mean square, so the movement shows the gradient. */
    @ParameterizedTest
    @ValueSource(strings = {"fourier", "pixels", "pyramid", "phases", "transparent"})
    void aStepMovesAlongTheMeanOfTheGradientsOfSingleTiles(String kind) {
        Settings settings = settings(
                parameterization(kind),
                kind.equals("transparent"),
                new TransformationRobustness(0, 3, 0.9, 1.1, 10, 0));
        try (Tiles tiles = new Tiles("channel(mixed3a:5)", settings)) {
            tiles.optimization.start(tiles.optimization.pictures().start(START));
            List<float[]> before = tiles.optimization.values();
            TileResult mean = tiles.mean(new SplittableRandom(Tiles.SEED));
            Optimization.StepResult made = tiles.steps.next(LEAKS, 0.01);
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
                    assertThat((double) made.gradientNorms()[0]).isCloseTo(size, within(1e-3 * size));
                }
            }
            assertThat((double) made.objectives()[0]).isCloseTo(mean.objective, within(1e-4));
        }
    }

    /** It does not matter which lane evaluates a tile, nor which tile is done first. */
    @Test
    void theSameStepsInAnyNumberOfLanesGiveTheSameNumbers() {
        Settings settings = settings(Parameterization.Fourier.DEFAULT, false, TransformationRobustness.DEFAULT);
        List<float[]> expected = List.of();
        for (int lanes : new int[] {1, 2, 5, 2}) {
            try (Tiles tiles = new Tiles("channel(mixed3a:5)", settings, lanes)) {
                tiles.optimization.start(tiles.optimization.pictures().start(START));
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
        try (GraphProbe whole = whole("channel(mixed3a:5)", still);
                Tiles tiles = new Tiles("channel(mixed3a:5)", still)) {
            tiles.optimization.start(tiles.optimization.pictures().start(START));
            whole.graph.start(tiles.optimization.values());
            float before = whole.objectives()[0];
            for (int step = 0; step < 6; step++) {
                tiles.steps.next(LEAKS, 0.05);
            }
            whole.graph.start(tiles.optimization.values());
            assertThat(whole.objectives()[0]).isGreaterThan(before + 0.1f);
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

    /** Returns one picture that is seen as a whole. */
    private static GraphProbe whole(String text, Settings settings) {
        BatchObjective objective = BatchObjective.of(Objective.parse(text), 1, network);
        return new GraphProbe(
                new OptimizationGraph(network, objective, 1, SIZE, settings, SessionThreads.of(1)),
                objective,
                new PhotographPass(network, SIZE, Photographs.NONE),
                LEAK);
    }

    /** The result of one tile, or the mean over tiles. */
    private record TileResult(double objective, List<float[]> gradients) {}

    /** One picture that is divided into four tiles. */
    private static final class Tiles implements AutoCloseable {
        private static final TileGrid GRID = TileGrid.of(SIZE, 48);
        private static final long SEED = 9;

        private final LaneExecutor executor;
        private final TiledOptimization optimization;
        private final TiledOptimization.TiledSteps steps;

        Tiles(String objective, Settings settings) {
            this(objective, settings, 2);
        }

        Tiles(String objective, Settings settings, int lanes) {
            BatchObjective batch = BatchObjective.of(Objective.parse(objective), 1, network);
            executor = new LaneExecutor(lanes);
            optimization = new TiledOptimization(network, batch, 1, GRID, settings, SessionThreads.of(1), executor);
            steps = optimization.steps(
                    batch, new PhotographPass(network, GRID.tile(), Photographs.NONE), new CountedRandom(SEED));
        }

        /** Returns the objective of a single tile and its share of the mean gradient. */
        TileResult evaluate(TileGrid.Corner corner, SplittableRandom random) {
            TiledOptimization.TileSums sums =
                    steps.evaluate(List.of(new TiledOptimization.StepTile(corner, random)), LEAKS);
            List<float[]> gradients = new ArrayList<>();
            for (int variable = 0;
                    variable < optimization.pictures().variables().size();
                    variable++) {
                gradients.add(gradient(sums, variable));
            }
            return new TileResult(sums.objectives()[0], gradients);
        }

        /** Returns the share of the latest tiles in the mean gradient with respect to a variable, in its shape. */
        private float[] gradient(TiledOptimization.TileSums sums, int variable) {
            try (TFloat32 alphaGradient = TFloat32.vectorOf(sums.alphaGradient());
                    Result result = optimization
                            .fed(optimization.state().session().runner(), alphaGradient)
                            .fetch(OptimizerGraph.gradient(variable))
                            .run()) {
                return TensorValues.of((TFloat32) result.get(0));
            }
        }

        /** Returns the mean over the tiles of a step, evaluated one after another. */
        TileResult mean(SplittableRandom random) {
            double objective = 0;
            List<float[]> gradients = new ArrayList<>();
            optimization.values().forEach(values -> gradients.add(new float[values.length]));
            for (TileGrid.Corner corner : GRID.shifted(random)) {
                TileResult single = evaluate(corner, random.split());
                objective += single.objective / GRID.count();
                for (int variable = 0; variable < gradients.size(); variable++) {
                    for (int at = 0; at < gradients.get(variable).length; at++) {
                        gradients.get(variable)[at] += single.gradients.get(variable)[at];
                    }
                }
            }
            return new TileResult(objective, gradients);
        }

        @Override
        public void close() {
            steps.close();
            optimization.close();
            executor.close();
        }
    }
}
