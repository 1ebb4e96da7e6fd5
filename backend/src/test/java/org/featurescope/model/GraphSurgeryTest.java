package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

class GraphSurgeryTest {
    private static GraphDef mini;

    @BeforeAll
    static void load() {
        mini = Catalogue.load(Optional.empty()).network("mini-inception").graph();
    }

    @Test
    void keepsWhatTheOutputsNeedAndNothingElse() {
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
    void takesALayerWithoutReluAsItIs() {
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
}
