package org.featurescope.model.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.TensorProto;

/** Which graphs are given to TensorFlow, and what is said of the others. */
class AdmissionTest {
    private static final GraphDef PLAIN = plain();

    private static GraphDef plain() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        builder.operation("relu", "Relu", builder.pictures("input"));
        return builder.build();
    }

    private static List<OpDef> registered() throws InvalidProtocolBufferException {
        return TensorFlow.registeredOpList().getOpList();
    }

    @Test
    void refusesEveryOperationThatTensorFlowHasAndTheListDoesNotByName() throws InvalidProtocolBufferException {
        List<String> forbidden = registered().stream()
                .map(OpDef::getName)
                .filter(name -> !AllowedOperations.contains(name))
                .toList();

        assertThat(forbidden).hasSizeGreaterThan(1000);
        forbidden.forEach(
                operation -> assertRefused(with(node("extra", operation)), "node \"extra\" (" + operation + ")"));
    }

    @Test
    void listsOnlyOperationsThatTensorFlowHasAndThatKeepNoState() throws InvalidProtocolBufferException {
        List<OpDef> allowed = registered().stream()
                .filter(operation -> AllowedOperations.contains(operation.getName()))
                .toList();

        assertThat(allowed).hasSize(AllowedOperations.count()).noneMatch(OpDef::getIsStateful);
    }

    @Test
    void refusesAnOperationBehindAControlInput() {
        GraphDef.Builder graph = PLAIN.toBuilder().addNode(node("write", "WriteFile"));
        graph.getNodeBuilderList().get(1).addInput("^write");

        assertRefused(graph.build(), "node \"write\" (WriteFile)");
    }

    @Test
    void refusesAnOperationInAFunctionOfTheLibrary() {
        GraphDef.Builder graph = PLAIN.toBuilder();
        graph.getLibraryBuilder().addFunction(function("helper", node("end", "Abort")));

        assertRefused(graph.build(), "node \"helper/end\" (Abort)");
    }

    @Test
    void refusesToCallAFunctionOfTheLibraryByItsName() {
        GraphDef.Builder graph = PLAIN.toBuilder().addNode(node("call", "helper"));
        graph.getLibraryBuilder().addFunction(function("helper", node("relu", "Relu")));

        assertRefused(graph.build(), "node \"call\" (helper) calls a function of the graph's library");
    }

    @Test
    void removesTheLibraryDevicesAndInternalAttributes() throws RefusedGraphException {
        GraphDef.Builder graph = PLAIN.toBuilder();
        graph.getLibraryBuilder().addFunction(function("Relu", node("relu", "Relu")));
        graph.getNodeBuilderList()
                .get(1)
                .setDevice("/job:worker/task:7")
                .putAttr("_gradient_op_type", Nodes.text("mine"));

        assertThat(Admission.admitted(graph.build().toByteArray())).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VarHandleOp     | Freeze the graph",
                "VariableV2      | Freeze the graph",
                "PartitionedCall | Freeze the graph with its functions inlined",
                "Switch          | branches or repeats",
                "RandomUniform   | Export the network for inference"
            })
    void saysWhatHelps(String operation, String help) {
        assertRefused(with(node("extra", operation)), help);
    }

    @Test
    void refusesATypeNumberThatTensorFlowDoesNotKnow() {
        TensorProto value =
                TensorProtos.ofScalar(1).toBuilder().setDtypeValue(933).build();
        NodeDef constant = Nodes.constant("c", TensorProtos.ofScalar(1)).toBuilder()
                .putAttr("dtype", AttrValue.newBuilder().setTypeValue(933).build())
                .putAttr("value", AttrValue.newBuilder().setTensor(value).build())
                .build();

        assertRefused(with(constant), "node \"c\" (Const) has the type number 933, which TensorFlow does not know");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DT_STRING", "DT_RESOURCE", "DT_VARIANT", "DT_FLOAT_REF", "DT_COMPLEX64"})
    void refusesTypesThatAreNoNumbers(DataType type) {
        assertRefused(
                with(node("extra", "Identity").toBuilder()
                        .putAttr("T", Nodes.type(type))
                        .build()),
                "node \"extra\" (Identity) has the type");
    }

    static Stream<UnaryOperator<TensorProto.Builder>> damages() {
        return Stream.of(
                tensor -> tensor.setTensorShape(TensorProtos.shape(-1)),
                tensor -> tensor.setTensorShape(TensorProtos.shape(1 << 20, 1 << 20)),
                tensor -> tensor.setTensorShape(TensorProtos.shape(Long.MAX_VALUE, Long.MAX_VALUE)),
                tensor -> tensor.setTensorShape(TensorProtos.shape(1, 1, 1, 1, 1, 1, 1, 1, 1)),
                tensor -> tensor.setTensorContent(ByteString.copyFromUtf8("abcde")),
                tensor -> tensor.addIntVal(2).addIntVal(3),
                tensor -> tensor.addStringVal(ByteString.copyFromUtf8("a")),
                tensor -> tensor.setDtype(DataType.DT_FLOAT),
                tensor ->
                        tensor.setTensorShape(TensorProtos.shape(1).toBuilder().setUnknownRank(true)));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void refusesAConstantWhoseValueShapeAndTypeDoNotFit(UnaryOperator<TensorProto.Builder> damage) {
        TensorProto.Builder value = TensorProtos.ofScalar(1).toBuilder();
        NodeDef constant = Nodes.constant("c", TensorProtos.ofScalar(1)).toBuilder()
                .putAttr(
                        "value",
                        AttrValue.newBuilder().setTensor(damage.apply(value)).build())
                .build();

        assertRefused(with(constant), "node \"c\" (Const)");
    }

    @Test
    void refusesConstantsThatAreTooLargeTogether() {
        GraphDef.Builder graph = PLAIN.toBuilder();
        for (int i = 0; i < 5; i++) {
            graph.addNode(Nodes.constant(
                    "c" + i,
                    TensorProtos.of(new float[1], 1).toBuilder()
                            .setTensorShape(TensorProtos.shape(1 << 26))
                            .clearTensorContent()
                            .build()));
        }
        assertRefused(graph.build(), "node \"c4\" (Const) and the constants before it have more than");
    }

    @Test
    void refusesAFunctionAsAnAttribute() {
        AttrValue function = AttrValue.newBuilder()
                .setFunc(NameAttrList.newBuilder().setName("f"))
                .build();

        assertRefused(
                with(node("extra", "Identity").toBuilder()
                        .putAttr("f", function)
                        .build()),
                "node \"extra\" (Identity) has a function as its attribute \"f\"");
    }

    @Test
    void refusesANodeThatReadsOneThatIsNotThere() {
        assertRefused(
                with(node("extra", "Identity").toBuilder().addInput("nowhere:1").build()),
                "node \"extra\" (Identity) reads \"nowhere:1\", which the graph does not have");
    }

    @Test
    void refusesTwoNodesOfOneName() {
        assertRefused(with(node("relu", "Relu")), "has two nodes of the name \"relu\"");
    }

    @Test
    void writesNamesThatContainAnythingInOneShortLine() {
        String name = "a\nb\u202e" + "x".repeat(1000);

        assertRefused(with(node(name, "Relu")), "\"a?b?xxx");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5000})
    void refusesNodesInACircle(int length) {
        GraphDef.Builder graph = PLAIN.toBuilder();
        for (int i = 0; i < length; i++) {
            graph.addNode(node("n" + i, "Identity").toBuilder()
                    .addInput(i % 2 == 0 ? "n" + (i + 1) % length : "^n" + (i + 1) % length));
        }

        assertRefused(graph.build(), "runs in a circle: node \"n");
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 19_000})
    void admitsThousandsOfNodesInARow(int length) throws RefusedGraphException {
        assertThat(Admission.admitted(row(length).toByteArray()).getNodeCount()).isEqualTo(length + 2);
    }

    @Test
    void refusesAHundredThousandNodes() {
        assertRefused(row(100_000), "has 100002 nodes; at most 20000 are read");
    }

    private static GraphDef row(int length) {
        GraphDef.Builder graph = PLAIN.toBuilder();
        for (int i = 0; i < length; i++) {
            graph.addNode(node("n" + i, "Identity").toBuilder().addInput(i == 0 ? "relu" : "n" + (i - 1)));
        }
        return graph.build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "89484446 0d0a1a0a  | HDF5 file of Keras",
                "934e554d5059 0100  | array of NumPy",
                "504b0304 1400      | Zip archive",
                "0801 12a601 0a05   | SavedModel",
                "0808 1207 7079746f726368 | ONNX file",
                "0807 3aff01        | ONNX file",
                "1c000000 54464c33  | TensorFlow Lite",
                "8002 7d71          | pickle",
                "1f8b 0800          | gzip",
                "00 57fb808b247547db | index of a checkpoint"
            })
    void saysWhatAnotherFileIs(String bytes, String what) {
        assertThatThrownBy(() -> Admission.admitted(HexFormat.of().parseHex(bytes.replace(" ", ""))))
                .isInstanceOf(RefusedGraphException.class)
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node { name: 'a' }                     | .pbtxt",
                "model_checkpoint_path: 'model.ckpt-1'  | checkpoint",
                "<!DOCTYPE html><html>                  | HTML",
                "'{\"modelTopology\": {}}'              | JSON",
                "version https://git-lfs.github.com/spec/v1 | Git LFS",
                "''                                     | an empty file",
                "a few words                            | is not a frozen graph of TensorFlow"
            })
    void saysWhatATextIs(String text, String what) {
        assertThatThrownBy(() -> Admission.admitted(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedGraphException.class)
                .hasMessageContaining(what);
    }

    private static void assertRefused(GraphDef graph, String message) {
        assertThatThrownBy(() -> Admission.admitted(graph.toByteArray()))
                .isInstanceOf(RefusedGraphException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\n"));
    }

    private static GraphDef with(NodeDef node) {
        return PLAIN.toBuilder().addNode(node).build();
    }

    private static NodeDef node(String name, String operation) {
        return NodeDef.newBuilder().setName(name).setOp(operation).build();
    }

    private static FunctionDef function(String name, NodeDef node) {
        return FunctionDef.newBuilder()
                .setSignature(OpDef.newBuilder().setName(name))
                .addNodeDef(node)
                .build();
    }
}
