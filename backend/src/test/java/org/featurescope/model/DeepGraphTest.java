package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Networks of thousands of nodes in a row, each of which reads the one before. */
class DeepGraphTest {
    private static final int ROW = 3_000;

    private final Path folder;

    DeepGraphTest(@TempDir Path models) {
        this.folder = models.resolve("deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Identity", "Relu", "BiasAdd", "AddV2", "ConcatV2", "MaxPool", "Pad", "Reshape"})
    void areLoadedWhateverStandsInTheRow(String operation) throws IOException {
        Network network = load(row(operation, ROW));
        Layer end = network.layer("end");

        assertThat(end.channels()).isEqualTo(4);
        assertThat(Stages.of(network)).extracting(Stage::name).contains("start", "end");
        assertThat(GraphSurgery.withPreRelu(network.graph(), end.node()).getNodeList())
                .extracting(NodeDef::getName)
                .contains(GraphSurgery.preReluName(end.node()));
        assertThat(UntrainedNetworks.of(network, 1).layers()).isEqualTo(network.layers());
        assertThat(pointwiseWeights(network)).isNotBlank();
    }

    private static String pointwiseWeights(Network network) {
        try {
            return PointwiseWeights.of("unit", network, List.of(new UnitExpression.Unit("end", 0)))
                    .toString();
        } catch (InvalidInputException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void areRefusedInOneLineIfThereAreTooMany() throws IOException {
        assertThat(catalogue(row("Identity", 100_000)).problems())
                .singleElement()
                .asString()
                .contains("graph.pb: has 100")
                .contains("at most 20000")
                .doesNotContain("\n");
    }

    private Network load(GraphDef graph) throws IOException {
        Catalogue catalogue = catalogue(graph);
        assertThat(catalogue.problems()).isEmpty();
        return catalogue.network("deep");
    }

    private Catalogue catalogue(GraphDef graph) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("graph.pb"), graph.toByteArray());
        Files.writeString(folder.resolve("model.json"), """
                {
                  "id": "deep",
                  "title": "Deep",
                  "description": "Many nodes in a row.",
                  "licence": "CC0",
                  "source": "made for a test",
                  "graph": "graph.pb",
                  "input": {"node": "input", "height": 4, "width": 4, "leastSide": 4, "scale": 1, "offset": 0},
                  "layers": [{"name": "start"}, {"name": "end"}]
                }
                """);
        return Catalogue.load(List.of(), Optional.of(folder.resolveSibling("")));
    }

    /** Returns a convolution and a ReLU with {@code length} nodes of one operation between them. */
    private static GraphDef row(String operation, int length) {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String filters = builder.constant("filters", new float[12], 1, 1, 3, 4);
        String start = builder.convolution("start", builder.pictures("input"), filters, new int[] {1, 1}, "SAME");
        builder.constant("bias", new float[4], 4);
        GraphDef.Builder graph = builder.build().toBuilder();
        graph.addNode(Nodes.constant("empty", TensorProtos.of(new float[0], 1, 4, 4, 0)));
        graph.addNode(Nodes.constant("axis", TensorProtos.ofScalar(3)));
        graph.addNode(Nodes.constant(
                "none",
                TensorProtos.of(new int[8]).toBuilder()
                        .setTensorShape(TensorProtos.shape(4, 2))
                        .build()));
        graph.addNode(Nodes.constant("shape", TensorProtos.of(new int[] {-1, 4, 4, 4})));
        String last = start;
        for (int i = 0; i < length; i++) {
            String name = "row_" + i;
            graph.addNode(node(operation, name, last));
            last = name;
        }
        return graph.addNode(node("Relu", "end", last)).build();
    }

    private static NodeDef node(String operation, String name, String input) {
        NodeDef.Builder node = NodeDef.newBuilder()
                .setName(name)
                .setOp(operation)
                .addInput(input)
                .putAttr("T", Nodes.type(DataType.DT_FLOAT));
        return switch (operation) {
            case "BiasAdd", "AddV2" -> node.addInput("bias").build();
            case "ConcatV2" ->
                node.addInput("empty")
                        .addInput("axis")
                        .putAttr("N", AttrValue.newBuilder().setI(2).build())
                        .putAttr("Tidx", Nodes.type(DataType.DT_INT32))
                        .build();
            case "MaxPool" ->
                node.putAttr("ksize", Nodes.integers(1, 1, 1, 1))
                        .putAttr("strides", Nodes.integers(1, 1, 1, 1))
                        .putAttr("padding", Nodes.text("SAME"))
                        .build();
            case "Pad" ->
                node.addInput("none")
                        .putAttr("Tpaddings", Nodes.type(DataType.DT_INT32))
                        .build();
            case "Reshape" ->
                node.addInput("shape")
                        .putAttr("Tshape", Nodes.type(DataType.DT_INT32))
                        .build();
            default -> node.build();
        };
    }
}
