package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

class StagesTest {
    private static final Path SHARED = Path.of("..", "..", "shared", "models");
    private static final Network MINI = network(List.of("mini-inception")).orElseThrow();
    private static final int[] ONE = {1, 1};

    @Test
    void listsBranchesAndValuesBeforeReLUsBeforeTheirLayer() {
        assertThat(Stages.of(MINI).stream()
                        .filter(stage -> stage.layer().equals("mixed4c"))
                        .map(StagesTest::line))
                .containsExactly(
                        "mixed4c_1x1-before-relu BEFORE_RELU 8x8x96 117",
                        "mixed4c_1x1 BRANCH 8x8x96 117",
                        "mixed4c_3x3_bottleneck-before-relu BEFORE_RELU 8x8x80 117",
                        "mixed4c_3x3_bottleneck BRANCH 8x8x80 117",
                        "mixed4c_3x3-before-relu BEFORE_RELU 8x8x144 133",
                        "mixed4c_3x3 BRANCH 8x8x144 133",
                        "mixed4c_5x5_bottleneck-before-relu BEFORE_RELU 8x8x16 117",
                        "mixed4c_5x5_bottleneck BRANCH 8x8x16 117",
                        "mixed4c_5x5-before-relu BEFORE_RELU 8x8x48 149",
                        "mixed4c_5x5 BRANCH 8x8x48 149",
                        "mixed4c_pool_reduce-before-relu BEFORE_RELU 8x8x48 133",
                        "mixed4c_pool_reduce BRANCH 8x8x48 133",
                        "mixed4c-before-relu BEFORE_RELU 8x8x336 149",
                        "mixed4c LAYER 8x8x336 149");
    }

    @Test
    void namesEachStageOnceAndAfterAllThatItDependsOn() {
        for (Network network : networks()) {
            List<Stage> stages = Stages.of(network);
            assertThat(stages.stream().map(Stage::name)).doesNotHaveDuplicates();
            assertThat(stages.stream().map(Stage::name)).allMatch(UnitExpression::isLayerName);
            assertThat(stages.stream().filter(stage -> stage.kind() == Stage.Kind.LAYER))
                    .isEqualTo(Stages.layers(network))
                    .hasSameSizeAs(network.layers());
            Set<Set<String>> earlier = new HashSet<>();
            for (Stage stage : stages) {
                Set<String> needed = new HashSet<>();
                GraphSurgery.prune(network.graph(), stage.nodes())
                        .getNodeList()
                        .forEach(node -> needed.add(node.getName()));
                assertThat(earlier).as(stage.name()).noneMatch(other -> other.containsAll(needed));
                earlier.add(needed);
            }
        }
    }

    @Test
    void findsTheBranchesOfGoogLeNet() {
        assumeTrue(
                Files.exists(SHARED.resolve("googlenet")),
                "GoogLeNet is not beside the project, so its stages are not read");
        Network network = Catalogue.load(List.of(), Optional.of(SHARED)).network("googlenet");

        List<Stage> stages = Stages.of(network);

        // 15 layers, 12 of them after a ReLU, and 9 Inception layers of 6 convolutions
        assertThat(stages).hasSize(15 + 12 + 9 * 6 * 2);
        assertThat(stages.stream().map(Stage::name))
                .startsWith("conv2d0-before-relu", "conv2d0", "conv2d1-before-relu");
        assertThat(Stages.stage(network, "mixed4c-before-relu").nodes())
                .containsExactly(
                        "mixed4c_1x1_pre_relu",
                        "mixed4c_3x3_pre_relu",
                        "mixed4c_5x5_pre_relu",
                        "mixed4c_pool_reduce_pre_relu");
        assertThat(Stages.stage(network, "mixed4c-before-relu").title()).isEqualTo("mixed4c before ReLU");
        assertThat(Stages.stage(network, "mixed4c_3x3").title()).isEqualTo("mixed4c_3x3");
        assertThat(stages.stream().skip(stages.size() - 3L).map(Stage::name))
                .containsExactly("avgpool0", "softmax2_pre_activation", "softmax2");
    }

    @Test
    void findsNoValuesBeforeTheReLUWhereABranchIsPooled() {
        Optional<Network> network = network(List.of("inception-v3"));
        assumeTrue(network.isPresent(), "this build went without inception-v3, so its stages are not read");

        assertThat(Stages.beforeRelu(network.get(), network.get().layer("mixed3")))
                .isEmpty();
        assertThat(Stages.beforeRelu(network.get(), network.get().layer("mixed4")))
                .map(Stage::nodes)
                .hasValue(List.of(
                        "conv2d_31_pre_relu", "conv2d_34_pre_relu", "conv2d_39_pre_relu", "conv2d_40_pre_relu"));
        assertThat(Stages.of(network.get()).stream()
                        .filter(stage -> stage.layer().equals("mixed3"))
                        .filter(stage -> stage.kind() == Stage.Kind.BRANCH)
                        .map(Stage::name))
                .containsExactly("conv2d_27", "conv2d_28", "conv2d_29", "conv2d_30");
    }

    @Test
    void findsNoValuesBeforeTheReLUOfALayerWithoutOne() {
        assertThat(Stages.beforeRelu(MINI, MINI.layer("avgpool"))).isEmpty();
        assertThat(Stages.beforeRelu(MINI, MINI.layer("conv2d1")))
                .map(Stage::nodes)
                .hasValue(List.of("conv2d1_pre_relu"));
    }

    @Test
    void readsNestedConcatenationsAndNamesThatNoLinkMayHave() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String stem = convolution(builder, "stem", builder.pictures("input"), 3, 2);
        String one = convolution(builder, "block/a", stem, 2, 3);
        String two = convolution(builder, "block/b", one, 3, 4);
        String three = convolution(builder, "block/c", one, 3, 5);
        String inner = builder.concatenation("inner", List.of(two, three));
        builder.concatenation("block", List.of(convolution(builder, "7th", stem, 2, 1), inner));

        List<Stage> stages = Stages.of(network(builder.build(), "block"));

        assertThat(stages.stream().map(StagesTest::line))
                .containsExactly(
                        "node-7th-before-relu BEFORE_RELU 8x8x1 1",
                        "node-7th BRANCH 8x8x1 1",
                        "block-a-before-relu BEFORE_RELU 8x8x3 1",
                        "block-a BRANCH 8x8x3 1",
                        "block-b-before-relu BEFORE_RELU 8x8x4 1",
                        "block-b BRANCH 8x8x4 1",
                        "block-c-before-relu BEFORE_RELU 8x8x5 1",
                        "block-c BRANCH 8x8x5 1",
                        "block-before-relu BEFORE_RELU 8x8x10 1",
                        "block LAYER 8x8x10 1");
        assertThat(stages.get(8).nodes()).containsExactly("7th/bias", "block/b/bias", "block/c/bias");
    }

    @Test
    void refusesAStageThatDoesNotExistAndNamesThoseThatDo() {
        assertThatThrownBy(() -> Stages.stage(MINI, "mixed4c_9x9"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("mini-inception has no stage \"mixed4c_9x9\"")
                .hasMessageContaining("mixed4c_3x3-before-relu, mixed4c_3x3");
        assertThatThrownBy(() -> Stages.layer(MINI, "mixed4c_3x3"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("has no layer \"mixed4c_3x3\"");
    }

    private static String convolution(FrozenGraphBuilder builder, String name, String input, int in, int out) {
        String weights = builder.constant(name + "/weights", new float[in * out], 1, 1, in, out);
        String bias = builder.constant(name + "/b", new float[out], out);
        String product = builder.convolution(name + "/product", input, weights, ONE, "SAME");
        return builder.operation(name, "Relu", builder.operation(name + "/bias", "BiasAdd", product, bias));
    }

    private static Network network(GraphDef graph, String layerNode) {
        NodeDef node = Nodes.byName(graph).get(layerNode);
        assertThat(node).isNotNull();
        ModelDescriptor descriptor = new ModelDescriptor(
                "nested",
                "Nested",
                "",
                "",
                "",
                "graph.pb",
                new InputSpec("input", 8, 8, 4, 255, -117),
                List.of(new ModelDescriptor.LayerEntry(layerNode, layerNode)),
                Optional.empty());
        return new Network(
                descriptor,
                "0".repeat(64),
                graph,
                List.of(new Layer(layerNode, layerNode, "inception", 0, 10, 8, 8, 1)),
                List.of());
    }

    private static List<Network> networks() {
        return Files.exists(SHARED.resolve("googlenet"))
                ? Catalogue.load(Optional.of(SHARED)).networks()
                : Catalogue.load(Optional.empty()).networks();
    }

    private static Optional<Network> network(List<String> builtIn) {
        return Catalogue.load(builtIn, Optional.empty()).networks().stream().findFirst();
    }

    private static String line(Stage stage) {
        return "%s %s %dx%dx%d %d"
                .formatted(
                        stage.name(),
                        stage.kind(),
                        stage.height(),
                        stage.width(),
                        stage.channels(),
                        stage.receptiveField());
    }
}
