package org.featurescope.model.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

final class InferenceGraphTest {
    @Test
    void takesTheBranchOfInference() {
        GraphDef graph = InferenceGraph.of(graph(
                node("x", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_FLOAT)),
                node("training", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_BOOL)),
                node("switch", "Switch", "x", "training"),
                node("dropout", "Mul", "switch:1", "switch:1"),
                node("plain", "Relu", "switch:0"),
                node("merge", "Merge", "dropout", "plain"),
                node("end", "Tanh", "merge:0")));
        assertThat(inputs(graph, "end")).containsExactly("plain");
        assertThat(inputs(graph, "plain")).containsExactly("x");
    }

    @Test
    void keepsAllOfWhatADropoutWouldDrop() {
        GraphDef graph = InferenceGraph.of(
                graph(node("dropout/keep_prob", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_FLOAT))));
        assertThat(graph.getNode(0).getOp()).isEqualTo("Const");
        assertThat(TensorProtos.floats(Nodes.value(graph.getNode(0)))).containsExactly(1);
    }

    @Test
    void passesByWhatChangesNothing() {
        GraphDef graph = InferenceGraph.of(graph(
                node("x", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_FLOAT)),
                node("one", "Identity", "x", "^check"),
                node("check", "Assert", "x"),
                node("two", "CheckNumerics", "one:0"),
                node("three", "StopGradient", "two"),
                node("end", "Relu", "three:0")));
        assertThat(inputs(graph, "end")).containsExactly("x");
        assertThat(inputs(graph, "one")).containsExactly("x");
    }

    /** As in networks retrained by TensorFlow for Poets, whose features are fed while the last layer is trained. */
    @Test
    void passesByAPlaceholderWhoseDefaultIsComputedFromThePictures() {
        GraphDef graph = InferenceGraph.of(graph(
                node("pictures", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_FLOAT)),
                node("features", "Relu", "pictures"),
                node("bottleneck", "PlaceholderWithDefault", "features"),
                node("end", "Softmax", "bottleneck")));
        assertThat(inputs(graph, "end")).containsExactly("features");
    }

    @Test
    void keepsAPlaceholderWhoseDefaultIsDecodedFromAFile() {
        GraphDef graph = InferenceGraph.of(graph(
                node("file", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_STRING)),
                node("decoded", "DecodeJpeg", "file"),
                node("pictures", "PlaceholderWithDefault", "decoded"),
                node("end", "Relu", "pictures")));
        assertThat(inputs(graph, "end")).containsExactly("pictures");
    }

    @Test
    void joinsAlongAnAxisThatComesLast() {
        GraphDef graph = InferenceGraph.of(graph(
                node("axis", "Const"),
                node("x", "Placeholder").putAttr("dtype", Nodes.type(DataType.DT_FLOAT)),
                node("join", "Concat", "axis", "x", "x")));
        assertThat(inputs(graph, "join")).containsExactly("x", "x", "axis");
    }

    private static List<String> inputs(GraphDef graph, String node) {
        return Nodes.of(Nodes.byName(graph), node).getInputList();
    }

    private static GraphDef graph(NodeDef.Builder... nodes) {
        GraphDef.Builder graph = GraphDef.newBuilder();
        for (NodeDef.Builder node : nodes) {
            graph.addNode(node);
        }
        return graph.build();
    }

    private static NodeDef.Builder node(String name, String op, String... inputs) {
        return NodeDef.newBuilder().setName(name).setOp(op).addAllInput(List.of(inputs));
    }
}
