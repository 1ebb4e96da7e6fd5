package org.featurescope.optimize.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
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
import org.junit.jupiter.params.provider.CsvSource;

/** The compiled graph as a whole: its parts are held to second computations of their own. */
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

    /** Along a random direction of the coefficients, and along the gradient itself. */
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
        try (Run run = new Run(objective, settings(kind))) {
            List<float[]> at = new ArrayList<>();
            run.graph.pictures().start(Start.Noise.named(3, List.of("a", "b"))).forEach(at::add);
            for (int variable = 0; variable < at.size(); variable++) {
                run.graph.begin(at);
                float[] gradient = run.graph.gradient(variable, run.wanted, run.seen, LEAKS);
                float[] direction = direction(gradient, variable);
                double step = kind.equals("phases") ? 2e-3 : 1e-2;
                double difference =
                        (run.at(at, variable, direction, step) - run.at(at, variable, direction, -step)) / (2 * step);
                double expected = dot(gradient, direction);
                assertThat(difference)
                        .as("variable %d", variable)
                        .isCloseTo(expected, within(0.04 * Math.abs(expected) + 1e-5));
                assertThat(expected).isPositive();
            }
        }
    }

    @Test
    void theObjectiveIsThatOfTheNetworkAlone() {
        try (Run run = new Run("each(channel(mixed3a:5); channel(mixed3a:70))", settings("still"))) {
            run.graph.start(Start.Noise.named(3, List.of("a", "b")));
            float[] found = run.graph.evaluate(run.wanted, run.seen, LEAKS);
            List<RgbImage> pictures = run.graph.frame();
            for (int picture = 0; picture < BATCH; picture++) {
                int at = picture;
                var pass = new PhotographPass(network, SIZE, name -> pictures.get(at));
                double expected = mean(pass.of("picture", "mixed3a", true), picture == 0 ? 5 : 70);
                assertThat((double) found[picture]).isCloseTo(expected, within(0.02 * Math.abs(expected) + 0.005));
            }
        }
    }

    /** Almost opaque everywhere, so that the background does not count. */
    @Test
    void ofATransparentPictureTheObjectiveIsTimesTheShareThatIsTransparent() {
        Settings settings =
                Preset.QUICK.settings().with(transparent(new Parameterization.Pixels(), TransformationRobustness.NONE));
        double logit = 7;
        try (Run run = new Run("each(channel(mixed3a:5); channel(mixed3a:70))", settings)) {
            float[] values = run.graph
                    .pictures()
                    .start(Start.Noise.named(3, List.of("a", "b")))
                    .get(0);
            for (int pixel = 0; pixel < values.length / 4; pixel++) {
                values[pixel * 4 + 3] = (float) logit;
            }
            run.graph.begin(List.of(values));
            float[] found = run.graph.evaluate(run.wanted, run.seen, LEAKS);
            double share = 1 / (1 + Math.exp(logit));
            for (int picture = 0; picture < BATCH; picture++) {
                RgbImage colours = run.graph.frame().get(picture);
                var pass = new PhotographPass(network, SIZE, name -> colours);
                double plain = mean(pass.of("picture", "mixed3a", true), picture == 0 ? 5 : 70);
                assertThat(found[picture] / share).isCloseTo(plain, within(0.03 * Math.abs(plain) + 0.01));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ADAM, 0.02", "STEEPEST_L2, 0.05", "STEEPEST_LINF, 0.02"})
    void aFewStepsMoveEachPictureUphill(Optimizer optimizer, double rate) {
        Settings still = settings("still");
        Settings settings = new Settings(still.picture(), optimizer, rate, 1, 1e-8, 0, LEAK, Precision.FLOAT32, 1);
        try (Run run = new Run("each(channel(mixed3a:5); channel(mixed3a:70))", settings)) {
            run.graph.start(Start.Noise.named(8, List.of("a", "b")));
            float[] before = run.graph.evaluate(run.wanted, run.seen, LEAKS);
            for (int step = 0; step < 6; step++) {
                run.graph.step(run.wanted, run.seen, LEAKS, rate);
            }
            float[] after = run.graph.evaluate(run.wanted, run.seen, LEAKS);
            assertThat(after[0]).isGreaterThan(before[0]);
            assertThat(after[1]).isGreaterThan(before[1]);
        }
    }

    @Test
    void aBlurredGradientIsSmootherButStillLeadsUphill() {
        PictureSettings pixels =
                with(new Parameterization.Pixels(), true, SharedResolutions.NONE, TransformationRobustness.NONE);
        Settings blurred = new Settings(pixels, Optimizer.STEEPEST_L2, 0.1, 1, 1, 2, LEAK, Precision.FLOAT32, 1);
        try (Run run = new Run("channel(mixed3a:5)", blurred)) {
            run.graph.start(Start.Noise.named(8, List.of("a", "b")));
            List<float[]> before = run.graph.values();
            float objective = run.graph.evaluate(run.wanted, run.seen, LEAKS)[0];
            run.graph.step(run.wanted, run.seen, LEAKS, 0.1);
            float[] move = difference(run.graph.values().get(0), before.get(0));
            float[] gradient = gradientOf("channel(mixed3a:5)", pixels, before);
            assertThat(roughness(move)).isLessThan(0.5 * roughness(gradient));
            assertThat(run.graph.evaluate(run.wanted, run.seen, LEAKS)[0]).isGreaterThan(objective);
        }
    }

    private static float[] gradientOf(String objective, PictureSettings picture, List<float[]> at) {
        Settings settings = new Settings(picture, Optimizer.STEEPEST_L2, 0.1, 1, 1, 0, LEAK, Precision.FLOAT32, 1);
        try (Run run = new Run(objective, settings)) {
            run.graph.begin(at);
            return run.graph.gradient(0, run.wanted, run.seen, LEAKS);
        }
    }

    /** The mean square step from pixel to pixel along a row, as a share of the mean square. */
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
            case "still" -> quick.with(TransformationRobustness.NONE);
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

    /** Operations side by side are each computed by one thread, as they are one after another. */
    @Test
    void operationsSideBySideGiveTheSameNumbers() {
        BatchObjective objective = BatchObjective.of(Objective.parse("channel(mixed4c:5)"), 1, network);
        List<float[]> expected = List.of();
        for (SessionThreads threads : List.of(SessionThreads.of(1), new SessionThreads(1, 2))) {
            try (OptimizationGraph graph =
                    new OptimizationGraph(network, objective, 1, 64, Preset.QUICK.settings(), threads)) {
                graph.start(Start.Noise.named(3, List.of("a")));
                try (Optimization.Steps steps = graph.steps(
                        objective, new PhotographPass(network, 64, Photographs.NONE), new SplittableRandom(1))) {
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

    /** A compiled graph with what it is fed. */
    private static final class Run implements AutoCloseable {
        private final OptimizationGraph graph;
        private final ObjectiveFeeds wanted;
        private final StepFeeds seen;

        Run(String objective, Settings settings) {
            BatchObjective batch = BatchObjective.of(Objective.parse(objective), BATCH, network);
            graph = new OptimizationGraph(network, batch, BATCH, SIZE, settings, SessionThreads.of(1));
            wanted = batch.feeds(graph.shapes(), new PhotographPass(network, SIZE, name -> photograph));
            seen = graph.seen();
        }

        /** The sum of the objectives, {@code step} along a direction of one variable. */
        double at(List<float[]> values, int variable, float[] direction, double step) {
            float[] moved = values.get(variable).clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += (float) (step * direction[i]);
            }
            List<float[]> all = new ArrayList<>(values);
            all.set(variable, moved);
            graph.begin(all);
            double sum = 0;
            for (float objective : graph.evaluate(wanted, seen, LEAKS)) {
                sum += objective;
            }
            return sum;
        }

        @Override
        public void close() {
            wanted.close();
            seen.close();
            graph.close();
        }
    }
}
