package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.BatchObjective;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.ObjectiveFeeds;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.StepFeeds;
import org.featurescope.optimize.picture.TransformationRobustness;
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

    private static Network network;

    @BeforeAll
    static void load() {
        network = Catalogue.load(Optional.empty()).network("mini-inception");
    }

    /** A mean over a tile of a quarter of the positions weighs each four times as much. */
    @ParameterizedTest
    @ValueSource(strings = {"channel", "layer"})
    void insideATileTheGradientOfAPixelIsThatOfTheWholePicture(String kind) {
        String layer = network.layers().get(0).name();
        String objective = kind.equals("channel") ? "channel(%s:5)".formatted(layer) : "layer(%s)".formatted(layer);
        Settings pixels = settings(new Parameterization.Pixels(), TransformationRobustness.NONE);
        try (Run whole = new Run(objective, TileGrid.whole(SIZE), pixels);
                Run tiles = new Run(objective, TileGrid.of(SIZE, 48), pixels)) {
            List<float[]> start = whole.graph.pictures().start(Start.Noise.named(3, List.of("a")));
            whole.graph.begin(start);
            tiles.graph.begin(start);
            float[] expected = whole.graph.gradient(0, whole.wanted, whole.seen, LEAKS);
            tiles.seen.tile(16, 32);
            float[] found = tiles.graph.gradient(0, tiles.wanted, tiles.seen, LEAKS);
            double largest = 0;
            for (int y = 32 + REACH; y < 32 + 48 - REACH; y++) {
                for (int x = 16 + REACH; x < 16 + 48 - REACH; x++) {
                    for (int colour = 0; colour < 3; colour++) {
                        int at = (y * SIZE + x) * 3 + colour;
                        assertThat((double) found[at] / 4).isCloseTo(expected[at], within(1e-6 + 0.01 * Math.abs(expected[at])));
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
    @ValueSource(strings = {"fourier", "pixels", "pyramid", "phases"})
    void aStepMovesAlongTheMeanOfTheGradientsOfSingleTiles(String kind) {
        TileGrid grid = TileGrid.of(SIZE, 48);
        Settings settings = settings(parameterization(kind), new TransformationRobustness(0, 3, 0.9, 1.1, 10, 0));
        try (Run run = new Run("channel(mixed3a:5)", grid, settings)) {
            run.graph.start(Start.Noise.named(3, List.of("a")));
            List<float[]> before = run.graph.values();
            List<float[]> means = run.means(grid, new SplittableRandom(9));
            OptimizationGraph.Step made =
                    run.graph.stepOverTiles(run.wanted, run.seen, new SplittableRandom(9), LEAKS, 0.01);
            List<float[]> after = run.graph.values();
            for (int variable = 0; variable < means.size(); variable++) {
                float[] mean = means.get(variable);
                double size = Math.sqrt(dot(mean, mean) / mean.length);
                double squares = 0;
                for (int at = 0; at < mean.length; at++) {
                    double moved = after.get(variable)[at] - before.get(variable)[at];
                    squares += Math.pow(moved - 0.01 * mean[at] / size, 2);
                }
                assertThat(Math.sqrt(squares / mean.length)).isLessThan(0.01 * 1e-3);
                if (means.size() == 1) {
                    assertThat((double) made.gradientNorm()[0]).isCloseTo(size, within(1e-3 * size));
                }
            }
            assertThat((double) made.objective()[0]).isCloseTo(run.meanObjective, within(1e-4));
        }
    }

    @Test
    void stepsOverTilesLeadUphillForTheWholePicture() {
        Settings still = settings(Parameterization.Fourier.DEFAULT, TransformationRobustness.NONE);
        try (Run whole = new Run("channel(mixed3a:5)", TileGrid.whole(SIZE), still);
                Run tiles = new Run("channel(mixed3a:5)", TileGrid.of(SIZE, 48), still)) {
            tiles.graph.start(Start.Noise.named(3, List.of("a")));
            whole.graph.begin(tiles.graph.values());
            float before = whole.graph.evaluate(whole.wanted, whole.seen, LEAKS)[0];
            SplittableRandom random = new SplittableRandom(2);
            for (int step = 0; step < 6; step++) {
                tiles.graph.stepOverTiles(tiles.wanted, tiles.seen, random, LEAKS, 0.05);
            }
            whole.graph.begin(tiles.graph.values());
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

    private static Settings settings(Parameterization parameterization, TransformationRobustness robustness) {
        PictureSettings picture =
                new PictureSettings(parameterization, true, false, 0.5, SharedResolutions.NONE, robustness);
        return new Settings(picture, Optimizer.STEEPEST_L2, 0.01, 1, 1, 0, LEAK, Precision.FLOAT32, 1);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** A compiled graph of one picture with what it is fed. */
    private static final class Run implements AutoCloseable {
        private final OptimizationGraph graph;
        private final ObjectiveFeeds wanted;
        private final StepFeeds seen;
        private double meanObjective;

        Run(String objective, TileGrid grid, Settings settings) {
            BatchObjective batch = BatchObjective.of(Objective.parse(objective), 1, network);
            graph = new OptimizationGraph(network, batch, 1, grid, settings, 1);
            wanted = batch.feeds(graph.shapes(), new PhotographPass(network, grid.tile(), Photographs.NONE));
            seen = graph.pictures().feeds();
        }

        /** The mean over the tiles of each variable's gradient, of one tile after another. */
        List<float[]> means(TileGrid grid, SplittableRandom random) {
            List<float[]> means = new ArrayList<>();
            graph.values().forEach(values -> means.add(new float[values.length]));
            List<TileGrid.Corner> corners = grid.shifted(random);
            for (TileGrid.Corner corner : corners) {
                seen.tile(corner.x(), corner.y());
                seen.draw(random);
                meanObjective += graph.evaluate(wanted, seen, LEAKS)[0] / corners.size();
                for (int variable = 0; variable < means.size(); variable++) {
                    float[] gradient = graph.gradient(variable, wanted, seen, LEAKS);
                    for (int at = 0; at < gradient.length; at++) {
                        means.get(variable)[at] += gradient[at] / corners.size();
                    }
                }
            }
            return means;
        }

        @Override
        public void close() {
            wanted.close();
            seen.close();
            graph.close();
        }
    }
}
