package org.featurescope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.network.Architecture.Hidden;
import org.featurescope.network.Architecture.LayerWeights;
import org.featurescope.network.TrainingData.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TrainingGraphTest {
    private static final TrainingSettings PLAIN = new TrainingSettings(0.5, 4, 0, 0);

    /** Returns the sums of the last layer, computed neuron by neuron. */
    private static double[] sums(Architecture architecture, double[] weights, float[] input) {
        double[] values =
                IntStream.range(0, input.length).mapToDouble(i -> input[i]).toArray();
        List<LayerWeights> layers = architecture.layers();
        for (int l = 0; l < layers.size(); l++) {
            LayerWeights layer = layers.get(l);
            double[] next = new double[layer.to()];
            for (int to = 0; to < next.length; to++) {
                next[to] = weights[layer.bias(to)];
                for (int from = 0; from < values.length; from++) {
                    next[to] += values[from] * weights[layer.weight(from, to)];
                }
                if (l < architecture.hidden().size()) {
                    next[to] = architecture.hidden().get(l).activation().of(next[to]);
                }
            }
            values = next;
        }
        return values;
    }

    private static double cost(Architecture architecture, double[] weights, Examples examples) {
        double sum = 0;
        int inputs = architecture.inputs();
        int outputs = architecture.outputs();
        for (int i = 0; i < examples.count(); i++) {
            float[] input = Arrays.copyOfRange(examples.inputs(), i * inputs, (i + 1) * inputs);
            double[] answer = architecture.output().of(sums(architecture, weights, input));
            for (int o = 0; o < outputs; o++) {
                double target = examples.targets()[i * outputs + o];
                sum += architecture.output() == Output.SOFTMAX
                        ? -target * Math.log(answer[o])
                        : (answer[o] - target) * (answer[o] - target) / outputs;
            }
        }
        return sum / examples.count();
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static void checkGradient(Architecture architecture, TrainingData data) {
        float[] start = architecture.start(3);
        for (int i = 0; i < start.length; i++) {
            start[i] += 0.1f * (i % 5 - 2) + 0.03f;
        }
        int[] all = IntStream.range(0, data.training().count()).toArray();
        try (TrainingGraph graph = new TrainingGraph(architecture, data)) {
            graph.set(start);
            assertThat(graph.weights()).containsExactly(start);
            double[] weights = doubles(start);
            assertThat(graph.score().cost()).isEqualTo(cost(architecture, weights, data.training()), within(1e-5));
            float[] gradient = graph.gradient(all);
            for (int i = 0; i < weights.length; i++) {
                double[] moved = weights.clone();
                moved[i] += 1e-5;
                double above = cost(architecture, moved, data.training());
                moved[i] -= 2e-5;
                double below = cost(architecture, moved, data.training());
                assertThat((double) gradient[i]).isEqualTo((above - below) / 2e-5, within(2e-5));
            }
            graph.step(all, new TrainingSettings(0.25, all.length, 0.01, 0.1));
            float[] after = graph.weights();
            for (LayerWeights layer : architecture.layers()) {
                for (int i = layer.begin(); i < layer.end(); i++) {
                    double penalty = i < layer.bias(0) ? 0.01 * Math.signum(start[i]) + 0.1 * start[i] : 0;
                    assertThat((double) after[i]).isEqualTo(start[i] - 0.25 * (gradient[i] + penalty), within(1e-6));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreFiniteDifferencesAndStepsFollowThem(Activation activation) {
        Problem adder = LogicProblems.adder(2);
        checkGradient(adder.architecture(List.of(new Hidden(5, activation), new Hidden(3, activation))), adder.data());
    }

    @Test
    void gradientsOfClassesAreFiniteDifferences() {
        Examples examples = Examples.of(
                List.of(new float[] {0.2f, -1}, new float[] {1, 0.3f}, new float[] {-0.7f, 0.1f}),
                List.of(new float[] {1, 0, 0}, new float[] {0, 1, 0}, new float[] {0, 0, 1}));
        TrainingData data = new TrainingData(2, 3, examples, Examples.none());
        checkGradient(new Architecture(2, List.of(new Hidden(4, Activation.TANH)), 3, Output.SOFTMAX, 1), data);
        checkGradient(new Architecture(2, List.of(), 3, Output.SOFTMAX, 1), data);
    }

    @Test
    void aNetworkOfOneWeightAnswersAsByHand() {
        TrainingData data = new TrainingData(
                1, 1, Examples.of(List.of(new float[] {2}), List.of(new float[] {1})), Examples.none());
        Architecture architecture =
                new Architecture(1, List.of(new Hidden(1, Activation.SIGMOID)), 1, Output.SIGMOID, 1);
        try (TrainingGraph graph = new TrainingGraph(architecture, data)) {
            graph.set(new float[] {0.5f, -1, 2, 0.25f});
            // sigmoid(0.5 * 2 - 1) = 0.5; sigmoid(2 * 0.5 + 0.25) = 0.7773
            assertThat(graph.hidden(0)).containsExactly(0.5f);
            assertThat(graph.score().cost()).isEqualTo(Math.pow(1 - 1 / (1 + Math.exp(-1.25)), 2), within(1e-6));
            assertThat(graph.score().right()).isEqualTo(1);
        }
    }

    @Test
    void scoresOfExamplesHeldOutAreTheirOwn() {
        Problem circle = PlaneProblems.set(PlaneProblems.Set.CIRCLE, 0, 1);
        Architecture architecture = circle.architecture(List.of(new Hidden(4, Activation.TANH)));
        try (TrainingGraph graph = new TrainingGraph(architecture, circle.data())) {
            float[] start = architecture.start(1);
            graph.set(start);
            assertThat(graph.score().heldOutCost())
                    .isEqualTo(cost(architecture, doubles(start), circle.data().heldOut()), within(1e-5))
                    .isNotEqualTo(graph.score().cost());
            int[] one = {0};
            graph.step(one, PLAIN);
            assertThat(graph.weights()).isNotEqualTo(start);
        }
    }
}
