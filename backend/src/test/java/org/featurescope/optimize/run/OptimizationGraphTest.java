package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.picture.Start;
import org.featurescope.optimize.picture.TransformationRobustness;
import org.featurescope.tensor.SessionThreads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the compiled graph as a whole; other tests compare its parts with second computations. */
final class OptimizationGraphTest {
    private static final int SIZE = 32;
    private static final int BATCH = 2;
    private static final double LEAK = 0.1;
    private static final double[] LEAKS = {LEAK};

    private static Network network;
    private static RgbImage photograph;

    @BeforeAll
    static void load() {
        network = Catalogue.load(Optional.empty()).network("mini-inception");
        byte[] pixels = new byte[SIZE * SIZE * 3];
        new Random(5).nextBytes(pixels);
        photograph = new RgbImage(SIZE, SIZE, pixels);
    }

    /** Compares along the gradient and a random direction together. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "each(channel(mixed3a:5); channel(mixed3a:70)) | fourier",
                "each(neuron(mixed3b:5); neuron(mixed3b:70)) | lucid",
                "direction(-1*mixed3a:5+0.5*mixed3a:9) | pixels",
                "channel(mixed3a:5) + 0.3*channel(mixed3b:7) | pyramid",
                "channel(mixed3a:5) | phases",
                "channel(mixed3a:5) - 0.5*diversity(mixed3a) | fourier",
                "between(channel(mixed3a:5); channel(mixed3a:70)) | shared",
                "layer(mixed3a) - 0.0001*variation | fourier",
                "caricature(mixed3a, noise) | correlated",
                "channel(mixed3a:5) - 0.0001*variation | transparent",
                "-0.0001*variation | fourier",
            })
    void theGradientIsThatOfFiniteDifferences(String objective, String kind) {
        try (GraphProbe probe = probe(objective, settings(kind))) {
            List<float[]> at = new ArrayList<>();
            probe.graph
                    .pictures()
                    .start(Start.Noise.named(3, List.of("a", "b")))
                    .forEach(at::add);
            for (int variable = 0; variable < at.size(); variable++) {
                probe.graph.start(at);
                float[] gradient = probe.gradient(variable);
                float[] direction = direction(gradient, variable);
                double step = kind.equals("phases") ? 2e-3 : 1e-2;
                double difference =
                        (probe.sumAt(at, variable, direction, step) - probe.sumAt(at, variable, direction, -step))
                                / (2 * step);
                double expected = dot(gradient, direction);
                assertThat(difference)
                        .as("variable %d", variable)
                        .isCloseTo(expected, within(0.04 * Math.abs(expected) + 1e-5));
                assertThat(expected).isPositive();
            }
        }
    }

    @Test
    void theObjectiveIsThatOfTheNetworkWithoutTheGraph() {
        try (GraphProbe probe = probe("each(channel(mixed3a:5); channel(mixed3a:70))", settings("untransformed"))) {
            probe.start(Start.Noise.named(3, List.of("a", "b")));
            float[] found = probe.objectives();
            List<RgbImage> pictures = probe.graph.frame();
            for (int picture = 0; picture < BATCH; picture++) {
                int at = picture;
                var pass = new PhotographPass(network, SIZE, name -> pictures.get(at));
                double expected = mean(pass.activation("picture", "mixed3a", true), picture == 0 ? 5 : 70);
                assertThat((double) found[picture]).isCloseTo(expected, within(0.02 * Math.abs(expected) + 0.005));
            }
        }
    }

    /** The picture is almost opaque everywhere, so the background has no influence. */
    @Test
    void theObjectiveOfATransparentPictureIsMultipliedByItsTransparency() {
        Settings settings =
                Preset.QUICK.settings().with(transparent(new Parameterization.Pixels(), TransformationRobustness.NONE));
        double logit = 7;
        try (GraphProbe probe = probe("each(channel(mixed3a:5); channel(mixed3a:70))", settings)) {
            float[] values = probe.graph
                    .pictures()
                    .start(Start.Noise.named(3, List.of("a", "b")))
                    .get(0);
            for (int pixel = 0; pixel < values.length / 4; pixel++) {
                values[pixel * 4 + 3] = (float) logit;
            }
            probe.graph.start(List.of(values));
            float[] found = probe.objectives();
            double share = 1 / (1 + Math.exp(logit));
            for (int picture = 0; picture < BATCH; picture++) {
                RgbImage colours = probe.graph.frame().get(picture);
                var pass = new PhotographPass(network, SIZE, name -> colours);
                double plain = mean(pass.activation("picture", "mixed3a", true), picture == 0 ? 5 : 70);
                assertThat(found[picture] / share).isCloseTo(plain, within(0.03 * Math.abs(plain) + 0.01));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ADAM, 0.02", "STEEPEST_L2, 0.05", "STEEPEST_LINF, 0.02"})
    void aFewStepsMoveEachPictureUphill(Optimizer optimizer, double rate) {
        Settings untransformed = settings("untransformed");
        Settings settings =
                new Settings(untransformed.picture(), optimizer, rate, 1, 1e-8, 0, LEAK, Precision.FLOAT32, 1);
        try (GraphProbe probe = probe("each(channel(mixed3a:5); channel(mixed3a:70))", settings)) {
            probe.start(Start.Noise.named(8, List.of("a", "b")));
            float[] before = probe.objectives();
            for (int step = 0; step < 6; step++) {
                probe.step(rate);
            }
            float[] after = probe.objectives();
            assertThat(after[0]).isGreaterThan(before[0]);
            assertThat(after[1]).isGreaterThan(before[1]);
        }
    }

    @Test
    void aBlurredGradientIsSmootherButStillLeadsUphill() {
        PictureSettings pixels =
                with(new Parameterization.Pixels(), true, SharedResolutions.NONE, TransformationRobustness.NONE);
        Settings blurred = new Settings(pixels, Optimizer.STEEPEST_L2, 0.1, 1, 1, 2, LEAK, Precision.FLOAT32, 1);
        try (GraphProbe probe = probe("channel(mixed3a:5)", blurred)) {
            probe.start(Start.Noise.named(8, List.of("a", "b")));
            List<float[]> before = probe.graph.values();
            float objective = probe.objectives()[0];
            probe.step(0.1);
            float[] move = difference(probe.graph.values().get(0), before.get(0));
            float[] gradient = gradientOf("channel(mixed3a:5)", pixels, before);
            assertThat(roughness(move)).isLessThan(0.5 * roughness(gradient));
            assertThat(probe.objectives()[0]).isGreaterThan(objective);
        }
    }

    private static float[] gradientOf(String objective, PictureSettings picture, List<float[]> at) {
        Settings settings = new Settings(picture, Optimizer.STEEPEST_L2, 0.1, 1, 1, 0, LEAK, Precision.FLOAT32, 1);
        try (GraphProbe probe = probe(objective, settings)) {
            probe.graph.start(at);
            return probe.gradient(0);
        }
    }

    /** Returns the mean square difference of adjacent pixels of a row, relative to the mean square. */
    private static double roughness(float[] values) {
        int pixel = BATCH * 3;
        double steps = 0;
        for (int i = pixel; i < values.length; i++) {
            steps += Math.pow(values[i] - values[i - pixel], 2);
        }
        return steps / dot(values, values);
    }

    private static float[] difference(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static double mean(float[] activation, int channel) {
        int channels = network.layer("mixed3a").channels();
        double sum = 0;
        int positions = activation.length / channels;
        for (int position = 0; position < positions; position++) {
            double value = activation[position * channels + channel];
            sum += value > 0 ? value : LEAK * value;
        }
        return sum / positions;
    }

    private static Settings settings(String kind) {
        Settings quick = Preset.QUICK.settings();
        TransformationRobustness moved = new TransformationRobustness(0, 3, 0.9, 1.1, 10, 0);
        return switch (kind) {
            case "lucid" -> Preset.LUCID.settings();
            case "pixels" -> quick.with(with(new Parameterization.Pixels(), true, SharedResolutions.NONE, moved));
            case "pyramid" ->
                quick.with(with(new Parameterization.LaplacianPyramid(3), true, SharedResolutions.NONE, moved));
            case "phases" -> quick.with(with(new Parameterization.PhaseOnly(), true, SharedResolutions.NONE, moved));
            case "shared" -> quick.with(with(Parameterization.Fourier.DEFAULT, true, SharedResolutions.ALIGNED, moved));
            case "correlated" ->
                quick.with(with(Parameterization.Fourier.DEFAULT, false, SharedResolutions.NONE, moved));
            case "transparent" -> quick.with(transparent(Parameterization.Fourier.DEFAULT, moved));
            case "untransformed" -> quick.with(TransformationRobustness.NONE);
            default -> quick;
        };
    }

    private static PictureSettings with(
            Parameterization parameterization,
            boolean decorrelated,
            SharedResolutions shared,
            TransformationRobustness robustness) {
        return new PictureSettings(parameterization, decorrelated, false, 0.5, shared, robustness);
    }

    private static PictureSettings transparent(Parameterization parameterization, TransformationRobustness robustness) {
        return new PictureSettings(parameterization, true, true, 0.5, SharedResolutions.NONE, robustness);
    }

    private static float[] direction(float[] gradient, int seed) {
        Random random = new Random(seed);
        double length = Math.sqrt(dot(gradient, gradient));
        float[] direction = new float[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (gradient[i] / length + 0.2 * random.nextGaussian() / Math.sqrt(gradient.length));
        }
        return direction;
    }

    /** Each of two operations at the same time is computed by one thread, as one after another. */
    @Test
    void twoOperationsAtATimeGiveTheSameNumbers() {
        BatchObjective objective = BatchObjective.of(Objective.parse("channel(mixed4c:5)"), 1, network);
        List<float[]> expected = List.of();
        for (SessionThreads threads : List.of(SessionThreads.of(1), new SessionThreads(1, 2))) {
            try (OptimizationGraph graph =
                    new OptimizationGraph(network, objective, 1, 64, Preset.QUICK.settings(), threads)) {
                graph.start(graph.pictures().start(Start.Noise.named(3, List.of("a"))));
                try (Optimization.Steps steps = graph.steps(
                        objective, new PhotographPass(network, 64, Photographs.NONE), new CountedRandom(1))) {
                    for (int step = 0; step < 5; step++) {
                        steps.next(LEAKS, 0.05);
                    }
                }
                List<float[]> found = graph.values();
                assertThat(expected.isEmpty() || Arrays.equals(expected.get(0), found.get(0)))
                        .isTrue();
                expected = found;
            }
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static GraphProbe probe(String text, Settings settings) {
        BatchObjective objective = BatchObjective.of(Objective.parse(text), BATCH, network);
        return new GraphProbe(
                new OptimizationGraph(network, objective, BATCH, SIZE, settings, SessionThreads.of(1)),
                objective,
                new PhotographPass(network, SIZE, name -> photograph),
                LEAK);
    }
}
