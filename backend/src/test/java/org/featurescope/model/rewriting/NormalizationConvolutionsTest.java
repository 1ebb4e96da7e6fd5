package org.featurescope.model.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LocalResponseNormalization;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** Compares a normalization and its gradient before and after rewriting. */
class NormalizationConvolutionsTest {
    private static final List<String> TARGETS = List.of("normalized", "gradient");

    private final Random random = new Random(17);

    @ParameterizedTest(name = "{0} channels, radius {1}, bias {2}, alpha {3}")
    @CsvSource({
        "64, 2, 1, 0.0001",
        "7, 2, 1.5, 0.02",
        "3, 5, 2, 0.5",
        "128, 5, 2, 0.0001",
        "192, 2, 1, 0.0001",
        "192, 16, 1, 0.01",
        "192, 17, 1, 0.01",
        "150, 2, 1, 0.01",
        "144, 0, 1, 0.01",
        "160, 5, 0.25, 0",
    })
    void aRewrittenNormalizationIsTheSame(int channels, int radius, float bias, float alpha) {
        try (Graph graph = new Graph()) {
            normalized(graph, channels, radius, bias, alpha, 0.75f);

            GraphDef tuned = GraphRewriting.tuned(graph, TARGETS, true);

            assertThat(ops(tuned)).contains("Rsqrt").doesNotContain("LRN", "LRNGrad");
            assertSame(tuned, NormalizationGradients.mended(graph.toGraphDef()));
        }
    }

    @ParameterizedTest(name = "bias {0}, alpha {1}, beta {2}")
    @CsvSource({"1, 0.01, 0.5", "1, 0.01, 0.7", "1, -0.0001, 0.75"})
    void keepsANormalizationThatTwoRootsCannotCompute(float bias, float alpha, float beta) {
        try (Graph graph = new Graph()) {
            normalized(graph, 12, 2, bias, alpha, beta);

            GraphDef tuned = GraphRewriting.tuned(graph, TARGETS, true);

            assertThat(ops(tuned)).contains("LRN", "LRNGrad").doesNotContain("Rsqrt");
        }
    }

    @Test
    void keepsANormalizationWhosePrecisionTensorFlowChooses() {
        try (Graph graph = new Graph()) {
            normalized(graph, 12, 2, 1, 0.01f, 0.75f);

            assertThat(ops(GraphRewriting.tuned(graph, TARGETS, false))).contains("LRN", "LRNGrad");
        }
    }

    @SuppressWarnings("unchecked") // a gradient is of its input's type
    private void normalized(Graph graph, int channels, int radius, float bias, float alpha, float beta) {
        Ops tf = Ops.create(graph);
        Output<TFloat32> input = constant(tf, 2, 3, 5, channels);
        var normalized = tf.withName("normalized")
                .nn
                .localResponseNormalization(
                        input,
                        LocalResponseNormalization.depthRadius((long) radius),
                        LocalResponseNormalization.bias(bias),
                        LocalResponseNormalization.alpha(alpha),
                        LocalResponseNormalization.beta(beta));
        var weighted = tf.math.mul(normalized, constant(tf, 2, 3, 5, channels)).asOutput();
        tf.withName("gradient").identity((Output<TFloat32>) graph.addGradients(weighted, new Output<?>[] {input})[0]);
    }

    private Output<TFloat32> constant(Ops tf, long... shape) {
        float[] values = new float[(int) Shape.of(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (10 * random.nextGaussian());
        }
        return tf.constant(Shape.of(shape), DataBuffers.of(values)).asOutput();
    }

    private static void assertSame(GraphDef found, GraphDef expected) {
        for (String target : TARGETS) {
            float[] same = run(found, target);
            float[] values = run(expected, target);
            double scale = 0;
            for (float value : values) {
                scale = Math.max(scale, Math.abs(value));
            }
            assertThat(scale).isPositive();
            for (int at = 0; at < values.length; at++) {
                assertThat((double) same[at])
                        .as("%s at %d", target, at)
                        .isCloseTo(values[at], Offset.offset(2e-6 * scale));
            }
        }
    }

    private static List<String> ops(GraphDef graph) {
        return graph.getNodeList().stream().map(NodeDef::getOp).toList();
    }

    private static float[] run(GraphDef definition, String target) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(definition);
            try (Session session = Sessions.open(graph);
                    Result result = session.runner().fetch(target).run()) {
                var data = ((TFloat32) result.get(0)).asRawTensor().data().asFloats();
                float[] values = new float[(int) data.size()];
                data.read(values);
                return values;
            }
        }
    }
}
