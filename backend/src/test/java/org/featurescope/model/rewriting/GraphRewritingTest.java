package org.featurescope.model.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LocalResponseNormalization;
import org.tensorflow.op.nn.Relu;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** Compares the gradient of a small network before and after rewriting. */
class GraphRewritingTest {
    private static final int CHANNELS = 3;
    private static final int FILTERS = 5;
    private static final List<String> TARGETS = List.of("gradient");

    private final Random random = new Random(11);

    @ParameterizedTest(name = "{0} x {1}, kernel {2} x {3}, stride {4}, {5}")
    @CsvSource({
        "12, 12, 1, 1, 1, SAME",
        "12, 9, 3, 3, 1, SAME",
        "12, 9, 3, 5, 1, VALID",
        "11, 12, 1, 7, 1, SAME",
        "12, 12, 2, 2, 1, SAME",
        "16, 16, 7, 7, 2, SAME",
        "15, 17, 7, 7, 2, SAME",
        "16, 15, 3, 3, 2, VALID",
        "17, 16, 3, 3, 2, SAME",
        "16, 16, 1, 1, 2, VALID",
        "17, 19, 5, 4, 3, SAME",
        "20, 18, 4, 5, 3, VALID",
    })
    void aRewrittenGradientIsTheSame(int height, int width, int kernelY, int kernelX, int stride, String padding) {
        try (Graph graph = new Graph()) {
            gradient(graph, height, width, kernelY, kernelX, stride, padding);
            GraphDef tuned = GraphRewriting.tuned(graph, TARGETS, true);

            assertThat(ops(tuned))
                    .doesNotContain("Conv2DBackpropInput", "BiasAdd", "Relu")
                    .contains("_FusedConv2D");
            float[] expected = run(graph.toGraphDef());
            assertThat(expected).isNotEqualTo(new float[expected.length]);
            assertThat(run(tuned)).containsExactly(expected, Offset.offset(1e-6f));
        }
    }

    @Test
    void keepsAConvolutionWhoseFilterIsNoConstant() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var input = constant(tf.withName("picture"), 1, 8, 8, CHANNELS);
            var filter = tf.math.abs(constant(tf, 3, 3, CHANNELS, FILTERS));
            var layer = tf.nn.conv2d(input, filter, List.of(1L, 1L, 1L, 1L), "SAME");
            gradientOf(graph, tf, layer.asOutput(), input);

            GraphDef tuned = GraphRewriting.tuned(graph, TARGETS, true);

            assertThat(ops(tuned)).contains("Conv2DBackpropInput");
            assertThat(run(tuned)).containsExactly(run(graph.toGraphDef()), Offset.offset(1e-6f));
        }
    }

    /** Beside central differences of the definition; of these exponents only 3/4 is computed by roots. */
    @ParameterizedTest(name = "beta {0}")
    @ValueSource(doubles = {0.75, 0.6})
    void theGradientOfANormalizationUsesItsAttributes(double beta) {
        int channels = 7;
        int radius = 2;
        double bias = 1.5;
        double alpha = 0.02;
        double[] values = random.doubles(3 * channels, -4, 4).toArray();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            float[] floats = new float[values.length];
            for (int at = 0; at < floats.length; at++) {
                floats[at] = (float) values[at];
            }
            var input = tf.withName("picture")
                    .constant(Shape.of(1, 1, 3, channels), DataBuffers.of(floats))
                    .asOutput();
            var normalized = tf.nn.localResponseNormalization(
                    input,
                    LocalResponseNormalization.depthRadius((long) radius),
                    LocalResponseNormalization.bias((float) bias),
                    LocalResponseNormalization.alpha((float) alpha),
                    LocalResponseNormalization.beta((float) beta));
            gradientOf(graph, tf, tf.math.square(normalized).asOutput(), input);

            float[] found = run(GraphRewriting.tuned(graph, TARGETS, true));

            double step = 1e-4;
            for (int at = 0; at < values.length; at++) {
                double[] more = values.clone();
                double[] less = values.clone();
                more[at] += step;
                less[at] -= step;
                double difference = sumOfSquares(more, channels, radius, bias, alpha, beta)
                        - sumOfSquares(less, channels, radius, bias, alpha, beta);
                assertThat((double) found[at]).as("at %d", at).isCloseTo(difference / (2 * step), Offset.offset(1e-3));
            }
        }
    }

    private static double sumOfSquares(
            double[] values, int channels, int radius, double bias, double alpha, double beta) {
        double sum = 0;
        for (int at = 0; at < values.length; at++) {
            int pixel = at / channels * channels;
            double squares = 0;
            for (int c = Math.max(pixel, at - radius); c <= Math.min(pixel + channels - 1, at + radius); c++) {
                squares += values[c] * values[c];
            }
            sum += Math.pow(values[at] / Math.pow(bias + alpha * squares, beta), 2);
        }
        return sum;
    }

    @Test
    void keepsAReluWhoseInputIsNeededElsewhere() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var input = constant(tf.withName("picture"), 1, 8, 8, CHANNELS);
            var filter = constant(tf, 3, 3, CHANNELS, FILTERS);
            var before =
                    tf.nn.biasAdd(tf.nn.conv2d(input, filter, List.of(1L, 1L, 1L, 1L), "SAME"), constant(tf, FILTERS));
            var both = tf.math.add(tf.nn.relu(before), tf.math.sigmoid(before));
            gradientOf(graph, tf, both.asOutput(), input);

            GraphDef tuned = GraphRewriting.tuned(graph, TARGETS, true);

            assertThat(ops(tuned)).contains("BiasAdd").doesNotContain("_FusedConv2D");
            assertThat(run(tuned)).containsExactly(run(graph.toGraphDef()), Offset.offset(1e-6f));
        }
    }

    private void gradient(Graph graph, int height, int width, int kernelY, int kernelX, int stride, String padding) {
        Ops tf = Ops.create(graph);
        var input = constant(tf.withName("picture"), 2, height, width, CHANNELS);
        var filter = constant(tf, kernelY, kernelX, CHANNELS, FILTERS);
        var convolution = tf.nn.conv2d(input, filter, List.of(1L, (long) stride, (long) stride, 1L), padding);
        Relu<TFloat32> relu = tf.nn.relu(tf.nn.biasAdd(convolution, constant(tf, FILTERS)));
        gradientOf(graph, tf, tf.math.square(relu).asOutput(), input);
    }

    @SuppressWarnings("unchecked")
    private static void gradientOf(Graph graph, Ops tf, Output<TFloat32> layer, Output<TFloat32> input) {
        Output<TFloat32> gradient = (Output<TFloat32>) graph.addGradients(layer, new Output<?>[] {input})[0];
        tf.withName("gradient").identity(gradient);
    }

    private Output<TFloat32> constant(Ops tf, long... shape) {
        float[] values = new float[(int) Shape.of(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.1 * random.nextGaussian());
        }
        return tf.constant(Shape.of(shape), DataBuffers.of(values)).asOutput();
    }

    private static List<String> ops(GraphDef graph) {
        return graph.getNodeList().stream().map(NodeDef::getOp).toList();
    }

    private static float[] run(GraphDef definition) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(definition);
            try (Session session = Sessions.open(graph);
                    Result result = session.runner().fetch("gradient").run()) {
                var data = ((TFloat32) result.get(0)).asRawTensor().data().asFloats();
                float[] values = new float[(int) data.size()];
                data.read(values);
                return values;
            }
        }
    }
}
