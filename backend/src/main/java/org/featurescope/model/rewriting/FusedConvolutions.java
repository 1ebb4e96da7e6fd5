package org.featurescope.model.rewriting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Fuses a convolution, its bias and its ReLU to one op where nothing else needs the values between them.
 *
 * <p>TensorFlow's own remapper does so for inference. With a gradient it leaves the ReLU alone, because {@code
 * ReluGrad} reads the ReLU's input. But it only needs the sign of that input, which can be told from the ReLU's output
 * as well.
 */
final class FusedConvolutions {
    private final Map<String, NodeDef> nodes;
    /** The ReLU that reads a node. */
    private final Map<String, String> reluOf = new HashMap<>();
    /** The number of inputs that a node feeds. */
    private final Map<String, Integer> readers = new HashMap<>();

    private FusedConvolutions(GraphDef graph) {
        this.nodes = Nodes.byName(graph);
        for (NodeDef node : graph.getNodeList()) {
            if (node.getOp().equals("Relu")) {
                reluOf.put(node.getInput(0), node.getName());
            }
        }
        for (NodeDef node : graph.getNodeList()) {
            readingOutputs(node).getInputList().forEach(input -> readers.merge(Nodes.name(input), 1, Integer::sum));
        }
    }

    /** Replaces each {@code Relu(BiasAdd(Conv2D))} by one op. The names of the ReLUs stay. */
    static GraphDef of(GraphDef graph) {
        FusedConvolutions pass = new FusedConvolutions(graph);
        GraphDef.Builder fused = graph.toBuilder().clearNode();
        graph.getNodeList().forEach(node -> fused.addNode(pass.fused(pass.readingOutputs(node))));
        return fused.build();
    }

    /** Makes a ReLU's gradient read the ReLU's output. Other nodes stay. */
    private NodeDef readingOutputs(NodeDef node) {
        if (!node.getOp().equals("ReluGrad")) {
            return node;
        }
        String features = node.getInput(1);
        return node.toBuilder()
                .setInput(1, reluOf.getOrDefault(features, features))
                .build();
    }

    private NodeDef fused(NodeDef node) {
        if (!node.getOp().equals("Relu")) {
            return node;
        }
        NodeDef bias = Nodes.of(nodes, Nodes.name(node.getInput(0)));
        if (!bias.getOp().equals("BiasAdd") || !isReadOnce(bias)) {
            return node;
        }
        NodeDef convolution = Nodes.of(nodes, Nodes.name(bias.getInput(0)));
        if (!convolution.getOp().equals("Conv2D") || !isReadOnce(convolution)) {
            return node;
        }
        NodeDef.Builder fused = NodeDef.newBuilder()
                .setName(node.getName())
                .setOp("_FusedConv2D")
                .addInput(convolution.getInput(0))
                .addInput(convolution.getInput(1))
                .addInput(bias.getInput(1))
                .putAttr("TArgs", Nodes.types(DataType.DT_FLOAT))
                .putAttr("num_args", Nodes.integer(1))
                .putAttr("fused_ops", Nodes.texts("BiasAdd", "Relu"));
        for (String attribute : List.of("T", "strides", "padding", "explicit_paddings", "data_format", "dilations")) {
            if (convolution.containsAttr(attribute)) {
                fused.putAttr(attribute, convolution.getAttrOrThrow(attribute));
            }
        }
        return fused.build();
    }

    private boolean isReadOnce(NodeDef node) {
        return readers.getOrDefault(node.getName(), 0) == 1;
    }
}
