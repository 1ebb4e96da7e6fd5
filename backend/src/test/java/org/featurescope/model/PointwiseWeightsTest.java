package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

final class PointwiseWeightsTest {
    private static final Network MINI =
            Catalogue.load(List.of("mini-inception"), Optional.empty()).network("mini-inception");
    private static final int[] ONE = {1, 1};

    private static Forward.Value picture(int size) {
        Random random = new Random(16);
        float[] values = new float[size * size * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = 255 * random.nextFloat() - 117;
        }
        return new Forward.Value(Shape.of(1, size, size, 3), values);
    }

    private static PointwiseWeights weights(Network network, String... units) {
        return PointwiseWeights.of(
                "units",
                network,
                Stream.of(units).map(PointwiseWeightsTest::unit).toList());
    }

    private static Unit unit(String text) {
        return (Unit) UnitExpression.parse("units", text);
    }

    /** Compares the units' outputs with a node's values at every position of its map. */
    private static void assertComputes(
            Network network, PointwiseWeights weights, String node, List<Integer> channels, int size) {
        List<Forward.Value> values = Forward.run(
                network.graph(), "input", picture(size), weights.input().node(), node);
        int inputs = weights.input().channels();
        int outputs = (int) values.get(1).shape().get(values.get(1).shape().numDimensions() - 1);
        float[] activations = values.get(0).values();
        for (int position = 0; position < activations.length / inputs; position++) {
            float[] vector = new float[inputs];
            System.arraycopy(activations, position * inputs, vector, 0, inputs);
            for (int unit = 0; unit < channels.size(); unit++) {
                float expected = values.get(1).values()[position * outputs + channels.get(unit)];
                assertThat(weights.output(unit, vector))
                        .as("unit %d at position %d", unit, position)
                        .isEqualTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void givesTheNetworksOwnValuesBeforeTheReLU() {
        PointwiseWeights weights = weights(MINI, "mixed4c:0", "mixed4c:95", "mixed4c:7");
        assertThat(weights.input().name()).isEqualTo("mixed4b");
        assertComputes(MINI, weights, "mixed4c_1x1_pre_relu", List.of(0, 95, 7), 64);
    }

    @Test
    void givesTheScoresOfClasses() {
        PointwiseWeights weights = weights(MINI, "softmax_pre_activation:3", "softmax_pre_activation:150");
        assertThat(weights.input().name()).isEqualTo("avgpool");
        assertComputes(MINI, weights, "softmax_pre_activation", List.of(3, 150), 64);
    }

    @Test
    void containsNormalizations() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String stem = builder.operation(
                "stem",
                "Relu",
                builder.convolution(
                        "stem_conv",
                        builder.pictures("input"),
                        builder.constant("stem_w", new float[] {1, 0, 0, 1, 0.5f, -0.5f}, 1, 1, 3, 2),
                        ONE,
                        "SAME"));
        builder.convolution(
                "conv",
                stem,
                builder.scaledConstant("w", new float[] {1, 2, 3, 4}, new float[] {1, 10}, 1, 1, 2, 2),
                ONE,
                "SAME");
        builder.constant("gamma", new float[] {2, 3}, 2);
        builder.constant("beta", new float[] {5, 7}, 2);
        builder.constant("mean", new float[] {1, -1}, 2);
        builder.constant("variance", new float[] {3.75f, 0.75f}, 2);
        NodeDef normalization = NodeDef.newBuilder()
                .setName("normalized")
                .setOp("FusedBatchNormV3")
                .addAllInput(List.of("conv", "gamma", "beta", "mean", "variance"))
                .putAttr("T", Nodes.type(DataType.DT_FLOAT))
                .putAttr("U", Nodes.type(DataType.DT_FLOAT))
                .putAttr("epsilon", AttrValue.newBuilder().setF(0.25f).build())
                .putAttr("is_training", AttrValue.newBuilder().setB(false).build())
                .build();
        GraphDef.Builder graph = builder.build().toBuilder().addNode(normalization);
        FrozenGraphBuilder relu = new FrozenGraphBuilder();
        relu.operation("out", "Relu", "normalized");
        graph.addAllNode(relu.build().getNodeList());
        Network network = network(graph.build());

        PointwiseWeights weights = weights(network, "out:0", "out:1");

        assertThat(weights.input().name()).isEqualTo("stem");
        // gamma / sqrt(variance + epsilon) is 1 and 3
        assertThat(weights.weights()[0]).containsExactly(new float[] {1, 3}, within(1e-5f));
        assertThat(weights.weights()[1]).containsExactly(new float[] {60, 120}, within(1e-4f));
        assertThat(weights.biases()).containsExactly(new float[] {4, 10}, within(1e-5f));
        assertComputes(network, weights, "normalized", List.of(0, 1), 8);
    }

    private static Network network(GraphDef graph) {
        List<ModelDescriptor.LayerEntry> entries =
                List.of(new ModelDescriptor.LayerEntry("stem", "stem"), new ModelDescriptor.LayerEntry("out", "out"));
        ModelDescriptor descriptor = new ModelDescriptor(
                "small",
                "Small",
                "",
                "",
                "",
                "graph.pb",
                new InputSpec("input", 8, 8, 4, 255, -117),
                entries,
                Optional.empty());
        return new Network(
                descriptor,
                "0".repeat(64),
                graph,
                List.of(
                        new Layer("stem", "stem", "convolution", 0, 2, 8, 8, 1),
                        new Layer("out", "out", "convolution", 1, 2, 8, 8, 1)),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mixed4c:100 | of a convolution of 3 x 3",
                "mixed4c:250 | of a convolution of 5 x 5",
                "mixed4c:330 | depends on MaxPool_6, a MaxPool",
                "mixed4a:0 | depends on MaxPool_3, a MaxPool",
                "conv2d0:0 | of a convolution of 5 x 5",
                "avgpool:3 | which is not linear in the activations at one position",
                "softmax:3 | depends on softmax, a Softmax"
            })
    void refusesOtherUnitsInWords(String unit, String why) {
        assertThatThrownBy(() -> weights(MINI, unit))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("units"))
                .hasMessageContaining(unit)
                .hasMessageContaining(why)
                .hasMessageContaining("choose units of a convolution of 1 x 1");
    }

    @Test
    void refusesUnitsThatReadDifferentLayersAndThoseThatDoNotExist() {
        assertThatThrownBy(() -> weights(MINI, "mixed4c:0", "mixed4b:0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("several layers (mixed4a, mixed4b)");
        assertThatThrownBy(() -> weights(MINI, "mixed4c:5000")).isInstanceOf(NotFoundException.class);
    }
}
