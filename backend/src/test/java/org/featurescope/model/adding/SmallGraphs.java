package org.featurescope.model.adding;

import java.util.List;
import java.util.Random;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Small frozen graphs with random weights, for tests of what is found in them. */
final class SmallGraphs {
    private static final int[] ONE = {1, 1};
    private static final int[] TWO = {2, 2};

    private final Random random = new Random(7);
    private final FrozenGraphBuilder builder = new FrozenGraphBuilder();
    private final GraphDef.Builder further = GraphDef.newBuilder();

    private SmallGraphs() {}

    /** A chain, a block of two branches that a version 1 {@code Concat} joins, a residual block and ten classes. */
    static GraphDef classifier(int channels, DataType type, long... shape) {
        SmallGraphs graph = new SmallGraphs();
        graph.further.addNode(Nodes.placeholder("images", type, shape));
        String input = "images";
        if (type == DataType.DT_UINT8) {
            input = "as_float";
            graph.further.addNode(node(input, "Cast", "images")
                    .putAttr("SrcT", Nodes.type(type))
                    .putAttr("DstT", Nodes.type(DataType.DT_FLOAT)));
        }
        String stem = graph.convolution("stem", input, channels, 6);
        String pool = graph.builder.pool("pool", "MaxPool", stem, TWO, TWO, "SAME");
        String left = graph.convolution("block/left", pool, 6, 4);
        String right = graph.convolution("block/right", pool, 6, 5);
        graph.further.addNode(Nodes.constant("block/axis", TensorProtos.ofScalar(3)));
        graph.further.addNode(node("block/concat", "Concat", "block/axis", left, right)
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .putAttr("N", Nodes.integer(2)));
        String body = graph.convolution("res/body", "block/concat", 9, 9);
        String sum = graph.builder.operation("res/add", "AddV2", body, "block/concat");
        graph.head(graph.builder.operation("res/Relu", "Relu", sum), 9, 10);
        return graph.build();
    }

    /** The classifier with a last layer of two classes on its logits, as TensorFlow for Poets trains it. */
    static GraphDef retrained(boolean hasSoftmax) {
        SmallGraphs graph = new SmallGraphs();
        String w = graph.builder.constant("final/weights", graph.numbers(20, 1), 10, 2);
        graph.builder.operation("final/MatMul", "MatMul", "bottleneck", w);
        if (hasSoftmax) {
            graph.builder.operation("final_result", "Softmax", "final/MatMul");
        }
        graph.further.addNode(node("dropout", "Identity", "head/pool").putAttr("T", Nodes.type(DataType.DT_FLOAT)));
        graph.further.addNode(node("bottleneck", "PlaceholderWithDefault", "head/BiasAdd")
                .putAttr("dtype", Nodes.type(DataType.DT_FLOAT))
                .putAttr(
                        "shape",
                        AttrValue.newBuilder()
                                .setShape(TensorProtos.shape(-1, 10))
                                .build()));
        classifier(3, DataType.DT_FLOAT, -1, 16, 16, 3).getNodeList().stream()
                .filter(node -> !List.of("head/Softmax", "output").contains(node.getName()))
                .forEach(node -> graph.further.addNode(
                        node.getName().equals("head/MatMul")
                                ? node.toBuilder().setInput(0, "dropout").build()
                                : node));
        return graph.build();
    }

    private GraphDef build() {
        return builder.build().toBuilder().addAllNode(further.getNodeList()).build();
    }

    private String convolution(String name, String input, int in, int out) {
        String w = builder.constant(name + "/weights", numbers(9 * in * out, 0.4), 3, 3, in, out);
        String convolved = builder.convolution(name + "/Conv2D", input, w, ONE, "SAME");
        for (String part : List.of("gamma", "beta", "mean", "variance")) {
            float[] values = numbers(out, 0.3);
            for (int i = 0; i < out; i++) {
                values[i] += part.equals("gamma") || part.equals("variance") ? 1 : 0;
            }
            builder.constant(name + "/" + part, values, out);
        }
        further.addNode(node(
                        name + "/norm",
                        "FusedBatchNorm",
                        convolved,
                        name + "/gamma",
                        name + "/beta",
                        name + "/mean",
                        name + "/variance")
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .putAttr("epsilon", AttrValue.newBuilder().setF(0.001f).build())
                .putAttr("is_training", AttrValue.newBuilder().setB(false).build()));
        return builder.operation(name + "/Relu", "Relu", name + "/norm");
    }

    private void head(String input, int channels, int classes) {
        further.addNode(Nodes.constant("head/axes", TensorProtos.of(new int[] {1, 2})));
        further.addNode(node("head/pool", "Mean", input, "head/axes")
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .putAttr("Tidx", Nodes.type(DataType.DT_INT32)));
        String w = builder.constant("head/weights", numbers(channels * classes, 1), channels, classes);
        String b = builder.constant("head/bias", numbers(classes, 1), classes);
        String product = builder.operation("head/MatMul", "MatMul", "head/pool", w);
        String logits = builder.operation("head/BiasAdd", "BiasAdd", product, b);
        String softmax = builder.operation("head/Softmax", "Softmax", logits);
        builder.operation("output", "Identity", softmax);
    }

    float[] numbers(int count, double spread) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        for (int i = 0; i < count && spread == 0.3; i++) {
            values[i] = Math.abs(values[i]);
        }
        return values;
    }

    static NodeDef.Builder node(String name, String op, String... inputs) {
        return NodeDef.newBuilder().setName(name).setOp(op).addAllInput(List.of(inputs));
    }
}
