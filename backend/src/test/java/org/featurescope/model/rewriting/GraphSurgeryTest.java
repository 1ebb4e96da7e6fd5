package org.featurescope.model.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Forward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

class GraphSurgeryTest {
    private static GraphDef mini;

    @BeforeAll
    static void load() {
        mini = Catalogue.load(Optional.empty()).network("mini-inception").graph();
    }

    @Test
    void keepsOnlyTheNodesThatTheOutputsNeed() {
        GraphDef pruned = GraphSurgery.prune(mini, List.of("conv2d1"));

        assertThat(pruned.getNodeList().stream().map(NodeDef::getName))
                .containsExactlyInAnyOrder(
                        "input",
                        "conv2d0_w",
                        "conv2d0_conv",
                        "conv2d0_b",
                        "conv2d0_pre_relu",
                        "conv2d0",
                        "conv2d1_w",
                        "conv2d1_conv",
                        "conv2d1_b",
                        "conv2d1_pre_relu",
                        "conv2d1");
        assertThat(pruned.getVersions()).isEqualTo(mini.getVersions());
    }

    @Test
    void refusesToPruneToANodeThatIsNotThere() {
        assertThatThrownBy(() -> GraphSurgery.prune(mini, List.of("mixed9")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mixed9");
    }

    @Test
    void findsTheValuesBeforeAConvolutionsRelu() {
        GraphDef twin = GraphSurgery.withPreRelu(mini, "conv2d2");

        assertThat(twin).isEqualTo(mini);
        assertThat(GraphSurgery.preReluName("conv2d2")).isEqualTo("conv2d2_pre_relu");
    }

    @Test
    void concatenatesTheValuesBeforeTheRelusOfAMixedLayer() {
        GraphDef twin = GraphSurgery.withPreRelu(mini, "mixed4c");

        assertThat(Nodes.byName(twin).get("mixed4c_pre_relu"))
                .extracting(NodeDef::getOp, NodeDef::getInputList)
                .containsExactly(
                        "ConcatV2",
                        List.of(
                                "mixed4c_1x1_pre_relu",
                                "mixed4c_3x3_pre_relu",
                                "mixed4c_5x5_pre_relu",
                                "mixed4c_pool_reduce_pre_relu",
                                "Const_5"));
        assertThat(GraphSurgery.withPreRelu(twin, "mixed4c")).isEqualTo(twin);
    }

    @Test
    void findsTheValuesBeforeTheRelusOfAMaximumPool() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String relu = builder.operation("relu", "Relu", builder.pictures("input"));
        int[] two = {2, 2};
        String largest = builder.pool("largest", "MaxPool", relu, two, two, "SAME");
        String mean = builder.pool("mean", "AvgPool", relu, two, two, "SAME");
        builder.concatenation("mixed", List.of(largest, mean));
        GraphDef twin = GraphSurgery.withPreRelu(builder.build(), "mixed");
        List<Forward.Value> values = Forward.run(twin, "input", noise(32), "mixed", "mixed_pre_relu");

        float[] layer = values.get(0).values();
        float[] before = values.get(1).values();
        int negative = 0;
        for (int i = 0; i < layer.length; i++) {
            boolean fromMaximum = i % 6 < 3;
            assertThat(layer[i]).isEqualTo(fromMaximum ? Math.max(before[i], 0) : before[i]);
            negative += before[i] < 0 ? 1 : 0;
        }
        assertThat(negative).isPositive();
    }

    @Test
    void usesALayerWithoutReluItself() {
        GraphDef twin = GraphSurgery.withPreRelu(mini, "softmax_pre_activation");

        assertThat(Nodes.byName(twin).get("softmax_pre_activation_pre_relu"))
                .extracting(NodeDef::getOp, NodeDef::getInputList)
                .containsExactly("Identity", List.of("softmax_pre_activation"));
    }

    @Test
    void givesGraphsThatTensorFlowImports() {
        GraphDef twin = GraphSurgery.prune(GraphSurgery.withPreRelu(mini, "mixed3a"), List.of("mixed3a_pre_relu"));
        try (Graph graph = new Graph()) {
            graph.importGraphDef(twin);
            assertThat(graph.operation("mixed3a_pre_relu")).isNotNull();
        }
    }

    @Test
    void givesValuesWhoseReluIsTheLayer() {
        GraphDef twin = GraphSurgery.withPreRelu(GraphSurgery.withPreRelu(mini, "mixed4c"), "conv2d2");
        String[] nodes = {"mixed4c", "mixed4c_pre_relu", "conv2d2", "conv2d2_pre_relu"};
        List<Forward.Value> values = Forward.run(twin, "input", noise(64), nodes);

        for (int i = 0; i < nodes.length; i += 2) {
            float[] layer = values.get(i).values();
            float[] before = values.get(i + 1).values();
            assertThat(before).as(nodes[i]).hasSameSizeAs(layer);
            boolean anyNegative = false;
            for (int j = 0; j < layer.length; j++) {
                assertThat(layer[j]).isEqualTo(Math.max(before[j], 0));
                anyNegative |= before[j] < 0;
            }
            assertThat(anyNegative).as(nodes[i]).isTrue();
        }
    }

    @Test
    void rewritesConcatenationsThatHaveTheirAxisFirst() {
        GraphDef written = concatenations();
        GraphDef rewritten = GraphSurgery.withConcatV2(written);

        assertThat(Nodes.of(Nodes.byName(rewritten), "mixed"))
                .extracting(NodeDef::getOp, NodeDef::getInputList)
                .containsExactly("ConcatV2", List.of("input", "squared", "mixed_axis", "^squared"));
        assertThat(Forward.run(rewritten, "input", noise(4), "mixed").get(0).values())
                .isEqualTo(
                        Forward.run(written, "input", noise(4), "mixed").get(0).values());
    }

    @Test
    void makesConcatenationsDifferentiable() {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(GraphSurgery.withConcatV2(concatenations()));
            assertThat(graph.addGradients(
                            graph.operation("mixed").output(0),
                            new Output<?>[] {graph.operation("input").output(0)}))
                    .hasSize(1);
        }
    }

    @Test
    void addsAPadBeforeAConvolutionWithExplicitPadding() {
        GraphDef written = paddedByNumbers();
        GraphDef rewritten = GraphSurgery.withPads(written);

        Forward.Value expected = Forward.run(written, "input", noise(9), "conv").get(0);
        assertThat(Forward.run(rewritten, "input", noise(9), "conv").get(0).values())
                .isEqualTo(expected.values());
        // the sum of the map moves by what one more unit of a value in the middle is multiplied with
        try (Graph graph = new Graph()) {
            graph.importGraphDef(rewritten);
            Output<?> gradient = graph.addGradients(
                            graph.operation("conv").output(0),
                            new Output<?>[] {graph.operation("input").output(0)})[0];
            Ops.create(graph).withName("gradient").identity(gradient);
            float[] found = Forward.run(graph.toGraphDef(), "input", noise(9), "gradient")
                    .get(0)
                    .values();
            assertThat(found).hasSize(9 * 9 * 3);
            Forward.Value more = noise(9);
            int middle = (4 * 9 + 4) * 3;
            more.values()[middle] += 1;
            float[] moved = Forward.run(written, "input", more, "conv").get(0).values();
            assertThat(found[middle]).isCloseTo(sum(moved) - sum(expected.values()), within(1e-3f));
        }
    }

    private static float sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) sum;
    }

    private static GraphDef paddedByNumbers() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        Random random = new Random(3);
        float[] values = new float[3 * 3 * 3 * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        String weights = builder.constant("w", values, 3, 3, 3, 4);
        builder.convolution("conv", builder.pictures("input"), weights, new int[] {1, 2}, "EXPLICIT");
        GraphDef.Builder graph = builder.build().toBuilder();
        graph.getNodeBuilderList().stream()
                .filter(node -> node.getName().equals("conv"))
                .forEach(node -> node.putAttr("explicit_paddings", Nodes.integers(0, 0, 2, 1, 0, 1, 0, 0)));
        return graph.build();
    }

    /** A graph like those of 2015, which concatenate with {@code Concat}. */
    private static GraphDef concatenations() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String input = builder.pictures("input");
        builder.concatenation("mixed", List.of(input, builder.operation("squared", "Mul", input, input)));
        GraphDef.Builder old = builder.build().toBuilder();
        old.getNodeBuilderList().stream()
                .filter(node -> node.getName().equals("mixed"))
                .forEach(node -> node.setOp("Concat")
                        .removeAttr("Tidx")
                        .clearInput()
                        .addAllInput(List.of("mixed_axis", "input", "squared", "^squared")));
        return old.build();
    }

    private static Forward.Value noise(int side) {
        Random random = new Random(7);
        float[] values = new float[side * side * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = 255 * random.nextFloat() - 117;
        }
        return new Forward.Value(Shape.of(1, side, side, 3), values);
    }
}
