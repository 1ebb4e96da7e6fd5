package org.featurescope.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.featurescope.model.InputSpec;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** Graphs with the operations of those of 2015, which TensorFlow still computes if they name a version of that time. */
class GraphConversionTest {
    /** The last version of graphs that have {@code BatchNormWithGlobalNormalization}. */
    private static final int OLD_PRODUCER = 8;

    private static final int CHANNELS = 3;
    private static final float[] PICTURE = random(2 * 2 * CHANNELS, 1);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesTheSameValuesAsTheOldGraph(boolean scaled) {
        GraphDef old = graph(scaled);

        float[] expected = run(old, "Sub", PICTURE, 1);
        float[] rewritten =
                run(GraphConversion.converted(old, input("Mul"), List.of("flat")), "Mul", doubled(PICTURE), 1);

        assertThat(rewritten).containsExactly(expected, within(1e-5f));
    }

    @Test
    void takesSeveralPictures() {
        float[] two = new float[2 * PICTURE.length];
        System.arraycopy(PICTURE, 0, two, 0, PICTURE.length);
        System.arraycopy(random(PICTURE.length, 2), 0, two, PICTURE.length, PICTURE.length);
        GraphDef rewritten = GraphConversion.converted(graph(true), input("Mul"), List.of("flat"));

        float[] values = run(rewritten, "Mul", two, 2);

        assertThat(values).hasSize(2 * PICTURE.length);
        assertThat(Arrays.copyOf(values, PICTURE.length))
                .containsExactly(run(rewritten, "Mul", PICTURE, 1), within(1e-5f));
    }

    @Test
    void leavesOutTheChecksAndWhatDecodesFiles() {
        GraphDef pruned = GraphConversion.converted(graph(true), input("Mul"), List.of("flat"));

        assertThat(pruned.getNodeList())
                .extracting(NodeDef::getOp)
                .doesNotContain("CheckNumerics", "BatchNormWithGlobalNormalization", "Sub")
                .contains("Placeholder");
        assertThat(pruned.getNodeList())
                .allSatisfy(node -> assertThat(node.getInputList()).noneMatch(input -> input.startsWith("^")));
    }

    @Test
    void refusesAGraphWithoutTheInput() {
        assertThatThrownBy(() -> GraphConversion.converted(graph(true), input("Multiply"), List.of("flat")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Multiply\"");
    }

    private static InputSpec input(String node) {
        return new InputSpec(node, 2, 2, 2, 2, 0);
    }

    /** Sub, Mul by 2, normalization, check, reshape to one row. */
    private static GraphDef graph(boolean scaled) {
        GraphDef.Builder graph = GraphDef.newBuilder();
        graph.getVersionsBuilder().setProducer(OLD_PRODUCER);
        graph.addNode(node("Sub", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_FLOAT)));
        graph.addNode(Nodes.constant("two", TensorProtos.of(new float[] {2}, 1)));
        graph.addNode(floats("Mul", "Mul", "Sub", "two"));
        graph.addNode(Nodes.constant("mean", TensorProtos.of(new float[] {0.1f, -0.2f, 0.3f}, CHANNELS)));
        graph.addNode(Nodes.constant("variance", TensorProtos.of(new float[] {0.5f, 1.5f, 2}, CHANNELS)));
        graph.addNode(Nodes.constant("beta", TensorProtos.of(new float[] {1, 2, -3}, CHANNELS)));
        graph.addNode(Nodes.constant("gamma_", TensorProtos.of(new float[] {0.7f, 1.1f, -2}, CHANNELS)));
        graph.addNode(floats("gamma", "Identity", "gamma_"));
        graph.addNode(floats("norm", "BatchNormWithGlobalNormalization", "Mul", "mean", "variance", "beta", "gamma")
                .putAttr("variance_epsilon", AttrValue.newBuilder().setF(0.001f).build())
                .putAttr(
                        "scale_after_normalization",
                        AttrValue.newBuilder().setB(scaled).build()));
        graph.addNode(floats("check", "CheckNumerics", "norm").putAttr("message", Nodes.text("not finite")));
        graph.addNode(floats("checked", "Identity", "norm", "^check"));
        graph.addNode(Nodes.constant("shape", TensorProtos.of(new int[] {1, PICTURE.length})));
        graph.addNode(floats("flat", "Reshape", "checked", "shape").putAttr("Tshape", Nodes.type(DataType.DT_INT32)));
        return graph.build();
    }

    private static NodeDef.Builder node(String name, String operation) {
        return NodeDef.newBuilder().setName(name).setOp(operation);
    }

    private static NodeDef.Builder floats(String name, String operation, String... inputs) {
        return node(name, operation).addAllInput(List.of(inputs)).putAttr("T", Nodes.type(DataType.DT_FLOAT));
    }

    private static float[] run(GraphDef def, String input, float[] values, int batch) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(def);
            try (Session session = Sessions.open(graph);
                    TFloat32 fed = TFloat32.tensorOf(Shape.of(batch, 2, 2, CHANNELS), DataBuffers.of(values));
                    Result result =
                            session.runner().feed(input, fed).fetch("flat").run()) {
                TFloat32 flat = (TFloat32) result.get(0);
                float[] all = new float[(int) flat.size()];
                flat.asRawTensor().data().asFloats().read(all);
                return all;
            }
        }
    }

    private static float[] doubled(float[] values) {
        float[] doubled = values.clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        return doubled;
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
