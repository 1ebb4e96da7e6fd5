package org.featurescope.model.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.model.InputSpec;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.ModelDescriptor.LayerEntry;
import org.featurescope.model.Network;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.admission.Verdict;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** What is said of layers that cannot be used, of a network whose first layer {@code conv} always can. */
class LayerTrialTest {
    private static final int SIZE = 8;
    private static final int[] EACH = {1, 1};

    private final FrozenGraphBuilder builder = new FrozenGraphBuilder();
    private final String conv = builder.convolution(
            "conv", builder.pictures("input"), builder.constant("conv_w", weights(12), 1, 1, 3, 4), EACH, "SAME");

    private static float[] weights(int count) {
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) Math.sin(i + 1);
        }
        return weights;
    }

    private Verdict tried(List<NodeDef> more, Optional<ModelDescriptor.Classes> classes, String... layers) {
        GraphDef graph = builder.build().toBuilder().addAllNode(more).build();
        ModelDescriptor descriptor = new ModelDescriptor(
                "tried",
                "Tried",
                "Made for a test.",
                "CC0",
                "made for a test",
                "graph.pb",
                new InputSpec("input", SIZE, SIZE, SIZE, 1, 0),
                Stream.of(layers).map(layer -> new LayerEntry(layer, layer)).toList(),
                classes);
        return LayerTrial.of(new Network(descriptor, "0", graph, List.of(), List.of()), doing -> {});
    }

    private Reach reach(List<NodeDef> more, String... layers) {
        Verdict verdict = tried(more, Optional.empty(), layers);
        assertThat(verdict.refusal()).isEmpty();
        return verdict.reach();
    }

    private static NodeDef.Builder node(String name, String operation, String... inputs) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(operation)
                .addAllInput(List.of(inputs))
                .putAttr("T", Nodes.type(DataType.DT_FLOAT));
    }

    private static NodeDef numbers(String name, int... values) {
        return Nodes.constant(name, TensorProtos.of(values));
    }

    @Test
    void namesASecondInput() {
        NodeDef keep = NodeDef.newBuilder()
                .setName("keep")
                .setOp("Placeholder")
                .putAttr("dtype", Nodes.type(DataType.DT_FLOAT))
                .build();

        Reach reach = reach(List.of(keep, node("dropped", "Mul", conv, "keep").build()), "conv", "dropped");

        assertThat(reach.notComputed()).containsOnlyKeys("dropped");
        assertThat(reach.notComputed().get("dropped"))
                .startsWith("it needs node \"keep\" (Placeholder), a second input, besides \"input\". Replace it");
    }

    @Test
    void refusesANetworkOfWhichNoLayerCanBeUsed() {
        NodeDef keep = NodeDef.newBuilder()
                .setName("keep")
                .setOp("Placeholder")
                .putAttr("dtype", Nodes.type(DataType.DT_FLOAT))
                .build();

        assertThat(tried(List.of(keep, node("dropped", "Mul", conv, "keep").build()), Optional.empty(), "dropped")
                        .refusal()
                        .orElseThrow())
                .startsWith("no layer can be used: it needs node \"keep\" (Placeholder)");
    }

    @Test
    void namesALayerThatDoesNotDependOnTheInput() {
        assertThat(reach(List.of(node("fixed", "Relu", "conv_w").build()), "conv", "fixed")
                        .notComputed())
                .containsOnlyKeys("fixed")
                .containsValue("node \"fixed\" (Relu) does not depend on the input \"input\"");
    }

    @Test
    void namesAReshapeThatFixesTheBatch() {
        List<NodeDef> more = List.of(
                numbers("shape", 1, -1),
                node("flat", "Reshape", conv, "shape")
                        .putAttr("Tshape", Nodes.type(DataType.DT_INT32))
                        .build(),
                node("end", "Relu", "flat").build());

        assertThat(reach(more, "conv", "end").notComputed().get("end"))
                .startsWith(
                        "it works on one picture at a time: node \"flat\" (Reshape) gives another number of values");
    }

    @Test
    void namesAReshapeThatFitsOnePictureAlone() {
        List<NodeDef> more = List.of(
                numbers("shape", 1, SIZE * SIZE * 4),
                node("flat", "Reshape", conv, "shape")
                        .putAttr("Tshape", Nodes.type(DataType.DT_INT32))
                        .build());

        assertThat(reach(more, "conv", "flat").notComputed().get("flat"))
                .startsWith("it works on one picture at a time; for two, node \"flat\" (Reshape): ")
                .endsWith("Export the network with a free number of pictures, -1 in its shapes");
    }

    @Test
    void namesAGroupedConvolution() {
        String filters = builder.constant("groups", weights(8), 1, 1, 2, 4);
        String grouped = builder.convolution("grouped", conv, filters, EACH, "SAME");

        assertThat(reach(List.of(), "conv", grouped).notComputed().get(grouped))
                .startsWith(
                        "node \"grouped\" (Conv2D) is a grouped convolution: its input has 4 channels and its filters"
                                + " read 2");
    }

    @Test
    void namesALayerWhoseChannelsComeFirst() {
        List<NodeDef> more = List.of(
                numbers("order", 0, 3, 1, 2),
                node("turned", "Transpose", conv, "order")
                        .putAttr("Tperm", Nodes.type(DataType.DT_INT32))
                        .build(),
                node("end", "Relu", "turned").build());

        assertThat(reach(more, "conv", "end").notComputed().get("end"))
                .startsWith("its channels come first, after a Transpose before node \"end\" (Relu)");
    }

    @Test
    void namesAnOperationThatNeedsTooMuchMemory() {
        List<NodeDef> more = List.of(
                numbers("times", 1, 4000, 4000, 100),
                node("tiled", "Tile", conv, "times")
                        .putAttr("Tmultiples", Nodes.type(DataType.DT_INT32))
                        .build());

        assertThat(reach(more, "conv", "tiled").notComputed().get("tiled")).contains("node \"tiled\" (Tile)");
    }

    @Test
    void namesALayerWhoseValuesAreNoFloats() {
        NodeDef whole = NodeDef.newBuilder()
                .setName("whole")
                .setOp("Cast")
                .addInput(conv)
                .putAttr("SrcT", Nodes.type(DataType.DT_FLOAT))
                .putAttr("DstT", Nodes.type(DataType.DT_INT32))
                .build();

        assertThat(reach(List.of(whole), "conv", "whole").notComputed().get("whole"))
                .contains("node \"whole\" (Cast) does not give float32");
    }

    @Test
    void leavesOutTheClassesWhereTheirScoresCannotBeComputed() {
        List<NodeDef> more = List.of(
                numbers("shape", 1, SIZE * SIZE * 4),
                node("flat", "Reshape", conv, "shape")
                        .putAttr("Tshape", Nodes.type(DataType.DT_INT32))
                        .build(),
                node("scores", "Softmax", "flat").build());

        Verdict verdict = tried(more, Optional.of(new ModelDescriptor.Classes("flat", "scores", "labels.txt")), "conv");

        assertThat(verdict.refusal()).isEmpty();
        assertThat(verdict.reach().withoutClasses().orElseThrow()).contains("node \"flat\" (Reshape)");
    }

    @Test
    void findsALayerThatNeedsSizesThatFitTogether() {
        List<NodeDef> more = List.of(
                numbers("shape", -1, SIZE * SIZE * 4),
                node("flat", "Reshape", conv, "shape")
                        .putAttr("Tshape", Nodes.type(DataType.DT_INT32))
                        .build(),
                Nodes.constant("w", TensorProtos.of(weights(SIZE * SIZE * 8), SIZE * SIZE * 4, 2)),
                node("dense", "MatMul", "flat", "w").build());

        Reach reach = reach(more, "conv", "dense");

        assertThat(reach.onlyAtInputSize()).containsOnlyKeys("dense");
        assertThat(reach.notComputed()).isEmpty();
        assertThat(reach.notOptimized()).isEmpty();
    }

    @Test
    void findsNoFaultInALongRow() {
        GraphDef.Builder row = GraphDef.newBuilder();
        for (int i = 0; i < 2000; i++) {
            row.addNode(node("row" + i, "Identity", i == 0 ? conv : "row" + (i - 1)));
        }
        row.addNode(node("end", "Relu", "row1999"));

        assertThat(reach(row.getNodeList(), "conv", "end")).isEqualTo(Reach.EVERYTHING);
    }
}
