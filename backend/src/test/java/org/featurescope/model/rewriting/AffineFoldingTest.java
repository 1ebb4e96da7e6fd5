package org.featurescope.model.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.featurescope.model.Forward;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

final class AffineFoldingTest {
    private final Random random = new Random(3);
    private final FrozenGraphBuilder builder = new FrozenGraphBuilder();

    @Test
    void foldsWhatFollowsAConvolutionIntoIt() {
        String convolved = convolution("conv", builder.pictures("input"));
        String scaled = builder.operation("scaled", "Mul", convolved, constant("factor", 4));
        String shifted = builder.operation("shifted", "AddV2", constant("shift", 4), scaled);
        String less = builder.operation("less", "Sub", shifted, constant("less_by", 1));
        GraphDef def = relu(builder.operation("last", "RealDiv", less, constant("divisor", 4)));
        GraphDef folded = folded(def, Set.of());
        assertSame(def, folded);
        assertThat(ops(folded)).containsOnlyOnce("Conv2D", "BiasAdd", "Relu").doesNotContain("Mul", "AddV2", "Sub");
        assertThat(Nodes.byName(folded)).containsKey("last");
    }

    @Test
    void foldsConvolutionsOfSeparateChannels() {
        String w = builder.constant("w", numbers(3 * 3 * 3 * 2), 3, 3, 3, 2);
        GraphDef.Builder def = relu(builder.operation(
                        "scaled",
                        "Mul",
                        builder.convolution("conv", builder.pictures("input"), w, new int[] {1, 1}, "SAME"),
                        constant("factor", 6)))
                .toBuilder();
        def.getNodeBuilderList().stream()
                .filter(node -> node.getOp().equals("Conv2D"))
                .forEach(node -> node.setOp("DepthwiseConv2dNative"));
        GraphDef folded = folded(def.build(), Set.of());
        assertSame(def.build(), folded);
        assertThat(ops(folded)).doesNotContain("Mul");
    }

    @Test
    void keepsValuesThatAreReadElsewhereOrNamed() {
        String convolved = convolution("conv", builder.pictures("input"));
        String scaled = builder.operation("scaled", "Mul", convolved, constant("factor", 4));
        GraphDef def = relu(builder.operation("sum", "AddV2", scaled, convolved));
        assertThat(folded(def, Set.of())).isEqualTo(SortedGraph.sorted(def));
        GraphDef named = relu(builder.operation("again", "Mul", convolution("other", "input"), "factor"));
        assertThat(Nodes.byName(folded(named, Set.of("other")))).containsKey("other");
    }

    @Test
    void leavesAConvolutionWithItsBias() {
        GraphDef def = relu(builder.operation(
                "biased", "BiasAdd", convolution("conv", builder.pictures("input")), constant("bias", 4)));
        assertThat(folded(def, Set.of())).isEqualTo(SortedGraph.sorted(def));
    }

    @Test
    void turnsANormalizationOfAnotherValueIntoAProductAndASum() {
        builder.pictures("input");
        for (String name : new String[] {"gamma", "beta", "mean", "variance"}) {
            constant(name, 3);
        }
        GraphDef def = builder.build().toBuilder()
                .addNode(NodeDef.newBuilder()
                        .setName("norm")
                        .setOp("FusedBatchNormV3")
                        .addInput("input")
                        .addInput("gamma")
                        .addInput("beta")
                        .addInput("mean")
                        .addInput("variance")
                        .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                        .putAttr("U", Nodes.type(DataType.DT_FLOAT))
                        .putAttr(
                                "is_training",
                                AttrValue.newBuilder().setB(false).build()))
                .addNode(NodeDef.newBuilder()
                        .setName("relu")
                        .setOp("Relu")
                        .addInput("norm")
                        .putAttr("T", Nodes.type(DataType.DT_FLOAT)))
                .build();
        GraphDef folded = folded(def, Set.of());
        assertSame(def, folded);
        assertThat(ops(folded)).contains("Mul", "AddV2").doesNotContain("FusedBatchNormV3");
    }

    private static GraphDef folded(GraphDef def, Set<String> kept) {
        return AffineFolding.of(SortedGraph.sorted(def), kept);
    }

    private GraphDef relu(String input) {
        builder.operation(input.equals("again") ? "relu_again" : "relu", "Relu", input);
        return builder.build();
    }

    private String convolution(String name, String input) {
        String w = builder.constant(name + "_w", numbers(3 * 3 * 3 * 4), 3, 3, 3, 4);
        return builder.convolution(name, input, w, new int[] {1, 1}, "SAME");
    }

    private String constant(String name, int size) {
        return builder.constant(name, numbers(size), size);
    }

    private float[] numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() + 0.2f;
        }
        return values;
    }

    private static List<String> ops(GraphDef def) {
        return Nodes.byName(def).values().stream().map(NodeDef::getOp).toList();
    }

    private void assertSame(GraphDef before, GraphDef after) {
        Forward.Value picture = new Forward.Value(Shape.of(1, 6, 5, 3), numbers(90));
        float[] expected = Forward.run(before, "input", picture, "relu").get(0).values();
        assertThat(Forward.run(after, "input", picture, "relu").get(0).values())
                .containsExactly(expected, within(1e-3f));
    }
}
