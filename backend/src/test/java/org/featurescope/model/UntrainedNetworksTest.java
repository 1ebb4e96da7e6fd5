package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

class UntrainedNetworksTest {
    private static final Network TRAINED = Catalogue.load(List.of("mini-inception"), Optional.empty())
            .networks()
            .get(0);

    @Test
    void differsFromTheTrainedNetworkOnlyInItsWeights() {
        Network untrained = UntrainedNetworks.of(TRAINED, 7);

        assertThat(untrained.id()).isEqualTo("mini-inception-untrained-7");
        assertThat(untrained.sha256()).matches("[0-9a-f]{64}").isNotEqualTo(TRAINED.sha256());
        assertThat(untrained.layers()).isEqualTo(TRAINED.layers());
        assertThat(Stages.of(untrained)).isEqualTo(Stages.of(TRAINED));
        assertThat(untrained.graph().getNodeList().stream().filter(node -> !isWeight(node)))
                .containsExactlyElementsOf(TRAINED.graph().getNodeList().stream()
                        .filter(node -> !isWeight(node))
                        .toList());
    }

    @Test
    void drawsWeightsWithTheVarianceOfHeAndBiasesOfZero() {
        Map<String, NodeDef> nodes =
                Nodes.byName(UntrainedNetworks.of(TRAINED, 1).graph());

        for (NodeDef node : nodes.values()) {
            if (node.getOp().equals("Conv2D") || node.getOp().equals("MatMul")) {
                float[] weights = values(nodes, node.getInput(1));
                long outputs = dimensions(nodes, node.getInput(1))
                        .get(dimensions(nodes, node.getInput(1)).size() - 1);
                DescriptiveStatistics statistics = new DescriptiveStatistics();
                for (float weight : weights) {
                    statistics.addValue(weight);
                }
                double deviation = Math.sqrt(2.0 * outputs / weights.length);
                double tolerance = 5 * deviation / Math.sqrt(weights.length);
                assertThat(statistics.getMean()).as(node.getName()).isCloseTo(0, within(tolerance));
                assertThat(statistics.getStandardDeviation())
                        .as(node.getName())
                        .isCloseTo(deviation, within(tolerance));
                // drawn from a normal distribution, of which 3 is the kurtosis
                assertThat(statistics.getKurtosis())
                        .as(node.getName())
                        .isCloseTo(0, within(5 * Math.sqrt(24.0 / weights.length)));
            }
            if (node.getOp().equals("BiasAdd")) {
                assertThat(values(nodes, node.getInput(1))).containsOnly(0);
            }
        }
    }

    @Test
    void isTheSameForASeedAndAnotherForAnotherSeed() {
        Network one = UntrainedNetworks.of(TRAINED, 1);

        assertThat(UntrainedNetworks.of(TRAINED, 1)).isEqualTo(one);
        assertThat(UntrainedNetworks.of(TRAINED, 2).graph()).isNotEqualTo(one.graph());
        assertThat(UntrainedNetworks.of(TRAINED, 2).identity()).isNotEqualTo(one.identity());
        assertThat(one.identity()).isNotEqualTo(TRAINED.identity());
    }

    @Test
    void givesEveryNodeWeightsOfItsOwn() {
        Map<String, NodeDef> nodes =
                Nodes.byName(UntrainedNetworks.of(TRAINED, 1).graph());

        List<Float> first = new ArrayList<>();
        for (NodeDef node : nodes.values()) {
            if (node.getOp().equals("Conv2D")) {
                float[] weights = values(nodes, node.getInput(1));
                first.add(weights[0] * (float) Math.sqrt(weights.length));
            }
        }

        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void keepsTheSizeOfActivationsThroughTheLayers() {
        Network untrained = UntrainedNetworks.of(TRAINED, 3);
        InputSpec input = untrained.descriptor().input();
        float[] picture = new float[input.height() * input.width() * 3];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (31 * i) % 256 - 117;
        }

        List<Forward.Value> values = Forward.run(
                untrained.graph(),
                input.node(),
                new Forward.Value(Shape.of(1, input.height(), input.width(), 3), picture),
                "conv2d0",
                "mixed3a",
                "mixed5b");

        assertThat(values)
                .allSatisfy(value -> assertThat(rms(value.values())).isBetween(rms(picture) / 20, 20 * rms(picture)));
    }

    @Test
    void leavesBatchNormalizationsWithoutEffect() {
        GraphDef.Builder graph = GraphDef.newBuilder()
                .addNode(TinyModel.graph().getNode(0))
                .addNode(Nodes.constant("weights", TensorProtos.of(new float[6], 1, 1, 3, 2)))
                .addNode(NodeDef.newBuilder()
                        .setName("conv")
                        .setOp("Conv2D")
                        .addInput("input")
                        .addInput("weights")
                        .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                        .putAttr("padding", Nodes.text("SAME"))
                        .putAttr("strides", Nodes.integers(1, 1, 1, 1)));
        for (String name : List.of("scale", "offset", "mean", "variance")) {
            graph.addNode(Nodes.constant(name, TensorProtos.of(new float[] {5, 6}, 2)));
        }
        graph.addNode(NodeDef.newBuilder()
                .setName("normalized")
                .setOp("FusedBatchNormV3")
                .addAllInput(List.of("conv", "scale", "offset", "mean", "variance"))
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .putAttr("U", Nodes.type(DataType.DT_FLOAT)));

        Map<String, NodeDef> nodes =
                Nodes.byName(UntrainedNetworks.of(network(graph.build()), 0).graph());

        assertThat(values(nodes, "scale")).containsExactly(1, 1);
        assertThat(values(nodes, "offset")).containsExactly(0, 0);
        assertThat(values(nodes, "mean")).containsExactly(0, 0);
        assertThat(values(nodes, "variance")).containsExactly(1, 1);
        assertThat(values(nodes, "weights")).doesNotContain(0);
    }

    private static Network network(GraphDef graph) {
        return new Network(
                new ModelDescriptor(
                        "normalized",
                        "Normalized",
                        "",
                        "",
                        "",
                        "graph.pb",
                        new InputSpec("input", 8, 8, 4, 255, -117),
                        List.of(new ModelDescriptor.LayerEntry("normalized", "normalized")),
                        Optional.empty()),
                "0".repeat(64),
                graph,
                List.of(new Layer("normalized", "normalized", "convolution", 0, 2, 8, 8, 1)),
                List.of());
    }

    private static boolean isWeight(NodeDef node) {
        return node.getOp().equals("Const")
                && Nodes.value(node).getDtype() == DataType.DT_FLOAT
                && Nodes.value(node).getTensorShape().getDimCount() > 0;
    }

    private static double rms(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    private static float[] values(Map<String, NodeDef> nodes, String name) {
        var content = Nodes.value(Nodes.of(nodes, name)).getTensorContent();
        float[] values = new float[content.size() / 4];
        content.asReadOnlyByteBuffer()
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static List<Long> dimensions(Map<String, NodeDef> nodes, String name) {
        return Nodes.value(Nodes.of(nodes, name)).getTensorShape().getDimList().stream()
                .map(dimension -> dimension.getSize())
                .toList();
    }
}
