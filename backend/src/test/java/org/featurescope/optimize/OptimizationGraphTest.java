package org.featurescope.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.featurescope.model.Catalogue;
import org.featurescope.model.GraphSurgery;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.BilinearSampling;
import org.featurescope.optimize.picture.ColorDecorrelation;
import org.featurescope.optimize.picture.FourierBasis;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** The compiled graph against second computations of the same things, on a layer of the built-in network. */
final class OptimizationGraphTest {
    private static final int SIZE = 32;
    private static final FourierBasis BASIS = Ascent.DEFAULT.basis(SIZE);
    private static final List<Integer> CHANNELS = List.of(5, 70);

    private static Network network;
    private static Layer layer;
    private static OptimizationGraph graph;

    @BeforeAll
    static void compile() {
        network = Catalogue.load(Optional.empty()).network("mini-inception");
        layer = network.layer("mixed3a");
        graph = new OptimizationGraph(
                network, layer, CHANNELS.size(), SIZE, Ascent.DEFAULT, ConfigProto.getDefaultInstance());
    }

    @AfterAll
    static void close() {
        graph.close();
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void theObjectiveIsWhatItsDefinitionSays(Objective objective) {
        float[] coefficients = coefficients(1);
        BilinearSampling sampling = sampling(2);
        graph.start(coefficients);
        float[] found = graph.evaluate(ObjectiveWeights.of(objective, CHANNELS, graph.objective()), sampling);
        for (int picture = 0; picture < CHANNELS.size(); picture++) {
            double expected = definition(objective, activation(seen(coefficients, sampling, picture)), picture);
            assertThat((double) found[picture])
                    .as("%s of picture %d", objective, picture)
                    .isCloseTo(expected, within(1e-3 * Math.max(1, Math.abs(expected))));
        }
    }

    /** Along a random direction of the coefficients, and along the gradient itself. */
    @ParameterizedTest
    @EnumSource(Objective.class)
    void theGradientIsThatOfFiniteDifferences(Objective objective) {
        ObjectiveWeights weights = ObjectiveWeights.of(objective, CHANNELS, graph.objective());
        BilinearSampling sampling = sampling(4);
        float[] at = coefficients(3);
        graph.start(at);
        float[] gradient = graph.gradient(weights, sampling);
        double length = Math.sqrt(dot(gradient, gradient));
        float[] random = coefficients(6);
        double randomLength = Math.sqrt(dot(random, random));
        float[] direction = new float[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (gradient[i] / length + random[i] / randomLength);
        }
        double step = 2e-3;
        double difference =
                (objectiveAt(at, direction, step, weights, sampling) - objectiveAt(at, direction, -step, weights, sampling))
                        / (2 * step);
        double expected = dot(gradient, direction);
        assertThat(difference).isCloseTo(expected, within(0.02 * Math.abs(expected)));
    }

    @Test
    void aStepMovesEachPictureUphill() {
        ObjectiveWeights weights = ObjectiveWeights.of(Objective.CHANNEL, CHANNELS, graph.objective());
        BilinearSampling still = BilinearSampling.of(AffineMap.IDENTITY, SIZE, SIZE);
        graph.start(coefficients(8));
        float[] before = graph.evaluate(weights, still);
        for (int step = 0; step < 5; step++) {
            graph.step(weights, still, 0.01);
        }
        float[] after = graph.evaluate(weights, still);
        assertThat(after[0]).isGreaterThan(before[0]);
        assertThat(after[1]).isGreaterThan(before[1]);
    }

    @Test
    void theFrameIsTheParameterizationSummedDirectly() {
        float[] coefficients = coefficients(9);
        graph.start(coefficients);
        for (int picture = 0; picture < CHANNELS.size(); picture++) {
            double[] colours = colours(plane(coefficients, picture));
            var frame = graph.pictures().get(picture);
            for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                for (int colour = 0; colour < 3; colour++) {
                    assertThat((double) frame.at(pixel / SIZE, pixel % SIZE, colour))
                            .isCloseTo(255 * colours[pixel * 3 + colour], within(0.51));
                }
            }
        }
    }

    private static double objectiveAt(
            float[] at, float[] direction, double step, ObjectiveWeights weights, BilinearSampling sampling) {
        float[] moved = new float[at.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (at[i] + step * direction[i]);
        }
        graph.start(moved);
        double sum = 0;
        for (float objective : graph.evaluate(weights, sampling)) {
            sum += objective;
        }
        return sum;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] coefficients(long seed) {
        Random random = new Random(seed);
        float[] values = new float[BASIS.count() * BASIS.count() * CHANNELS.size() * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 * random.nextGaussian());
        }
        return values;
    }

    private static BilinearSampling sampling(long seed) {
        AffineMap map = new TransformationRobustness(0, 3, 0.9, 1.1, 10, 0).draw(SIZE, new SplittableRandom(seed));
        return BilinearSampling.of(map, SIZE, SIZE);
    }

    /** The sum over all frequencies, {@code [pixel, decorrelated colour]}, in double precision. */
    private static double[] plane(float[] coefficients, int picture) {
        int count = BASIS.count();
        float[] matrix = BASIS.matrix();
        float[] scale = BASIS.scale(
                Ascent.DEFAULT.lumaDecay(), Ascent.DEFAULT.chromaDecay(), Ascent.DEFAULT.chromaDecay());
        double[] plane = new double[SIZE * SIZE * 3];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                for (int v = 0; v < count; v++) {
                    for (int h = 0; h < count; h++) {
                        double wave = (double) matrix[y * count + v] * matrix[x * count + h];
                        for (int colour = 0; colour < 3; colour++) {
                            int frequency = h * count + v;
                            plane[(y * SIZE + x) * 3 + colour] += wave
                                    * scale[frequency * 3 + colour]
                                    * coefficients[(frequency * CHANNELS.size() + picture) * 3 + colour];
                        }
                    }
                }
            }
        }
        return plane;
    }

    /** Correlated and squashed into [0, 1]. */
    private static double[] colours(double[] plane) {
        float[][] matrix = ColorDecorrelation.matrix();
        double[] colours = new double[plane.length];
        for (int pixel = 0; pixel < plane.length / 3; pixel++) {
            for (int rgb = 0; rgb < 3; rgb++) {
                double sum = 0;
                for (int decorrelated = 0; decorrelated < 3; decorrelated++) {
                    sum += plane[pixel * 3 + decorrelated] * matrix[decorrelated][rgb];
                }
                colours[pixel * 3 + rgb] = 1 / (1 + Math.exp(-sum));
            }
        }
        return colours;
    }

    /** What the network sees of a picture, {@code [pixel, rgb]}, in its own range. */
    private static float[] seen(float[] coefficients, BilinearSampling sampling, int picture) {
        double[] plane = plane(coefficients, picture);
        double[] moved = new double[plane.length];
        int pixels = SIZE * SIZE;
        for (int corner = 0; corner < 4; corner++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                int at = corner * pixels + pixel;
                for (int colour = 0; colour < 3; colour++) {
                    moved[pixel * 3 + colour] +=
                            sampling.weights()[at] * plane[sampling.neighbours()[at] * 3 + colour];
                }
            }
        }
        double[] colours = colours(moved);
        float[] seen = new float[colours.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = (float) (255 * colours[i] - 117);
        }
        return seen;
    }

    /** The layer before its ReLU, {@code [height, width, channels]}, by the network alone. */
    private static float[] activation(float[] seen) {
        String node = GraphSurgery.preReluName(layer.node());
        try (Graph alone = new Graph();
                TFloat32 fed = TFloat32.tensorOf(Shape.of(1, SIZE, SIZE, 3), DataBuffers.of(seen))) {
            alone.importGraphDef(GraphSurgery.withPreRelu(network.graph(), layer.node()));
            try (Session session = new Session(alone);
                    Result result = session.runner().feed("input", fed).fetch(node).run()) {
                TFloat32 values = (TFloat32) result.get(0);
                float[] read = new float[(int) values.size()];
                values.asRawTensor().data().asFloats().read(read);
                return read;
            }
        }
    }

    private static double definition(Objective objective, float[] activation, int picture) {
        int height = graph.objective().height();
        int width = graph.objective().width();
        int channels = layer.channels();
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = activation[(y * width + x) * channels + CHANNELS.get(picture)];
                sum += switch (objective) {
                    case NEURON -> y == height / 2 && x == width / 2 ? leaky(value) : 0;
                    case CHANNEL -> leaky(value) / (height * width);
                    case NEGATIVE_CHANNEL -> leaky(-value) / (height * width);
                };
            }
        }
        return sum;
    }

    private static double leaky(double value) {
        return value > 0 ? value : Ascent.DEFAULT.leak() * value;
    }
}
