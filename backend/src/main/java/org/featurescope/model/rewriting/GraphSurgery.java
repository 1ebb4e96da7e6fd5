package org.featurescope.model.rewriting;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Small changes to a frozen graph. Each returns a new GraphDef; constants are shared, not copied. */
public final class GraphSurgery {
    private static final String PRE_RELU = "_pre_relu";
    private static final Set<String> CONVOLUTIONS = Set.of("Conv2D", "DepthwiseConv2dNative");

    private GraphSurgery() {}

    /**
     * The nodes that the outputs of {@code nodes} depend on, and nothing else, in the graph's order.
     *
     * @throws IllegalArgumentException if a node is not there
     */
    public static GraphDef prune(GraphDef def, Collection<String> nodes) {
        Map<String, NodeDef> byName = Nodes.byName(def);
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(nodes);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (needed.add(name)) {
                Nodes.of(byName, name).getInputList().forEach(input -> open.push(Nodes.name(input)));
            }
        }
        GraphDef.Builder pruned = def.toBuilder().clearNode();
        def.getNodeList().stream()
                .filter(node -> needed.contains(node.getName()))
                .forEach(pruned::addNode);
        return pruned.build();
    }

    /** The name of the node that {@link #withPreRelu} makes sure of: the layer's values before its ReLU. */
    public static String preReluName(String layerNode) {
        return layerNode + PRE_RELU;
    }

    /**
     * The graph with a node {@link #preReluName preReluName(layerNode)} that holds the layer's values before its ReLU:
     * the ReLU's input for a ReLU; for a concatenation of branches the concatenation of theirs; for a maximum over
     * windows, which a ReLU commutes with, the maximum over the values before; for anything else its own values.
     *
     * @throws IllegalArgumentException if there is no such layer, or a node of that name holds something else
     */
    public static GraphDef withPreRelu(GraphDef def, String layerNode) {
        Map<String, NodeDef> byName = Nodes.byName(def);
        Map<String, NodeDef> added = new LinkedHashMap<>();
        NodeDef layer = Nodes.of(byName, layerNode);
        String twin = beforeRelu(byName, added, layerNode);
        if (!twin.equals(preReluName(layerNode))) {
            add(byName, added, identity(preReluName(layerNode), twin, layer));
        }
        return def.toBuilder().addAllNode(added.values()).build();
    }

    /**
     * The graph with every {@code Concat}, whose axis comes first and which TensorFlow Java cannot differentiate, as a
     * {@code ConcatV2}, whose axis comes last.
     */
    public static GraphDef withConcatV2(GraphDef def) {
        GraphDef.Builder rewritten = def.toBuilder();
        rewritten.getNodeBuilderList().stream()
                .filter(node -> node.getOp().equals("Concat"))
                .forEach(GraphSurgery::toConcatV2);
        return rewritten.build();
    }

    /**
     * The graph with every convolution that is told its padding by numbers as one without padding, behind a {@code Pad}:
     * TensorFlow's C API forgets these numbers in the gradient, which then cannot be run.
     */
    public static GraphDef withPads(GraphDef def) {
        GraphDef.Builder rewritten = def.toBuilder().clearNode();
        for (NodeDef node : def.getNodeList()) {
            boolean padded = CONVOLUTIONS.contains(node.getOp())
                    && Nodes.text(node, "padding").equals("EXPLICIT")
                    && !Nodes.text(node, "data_format").equals("NCHW");
            if (padded) {
                addPadded(rewritten, node);
            } else {
                rewritten.addNode(node);
            }
        }
        return rewritten.build();
    }

    private static void addPadded(GraphDef.Builder graph, NodeDef convolution) {
        int[] paddings = Nodes.integers(convolution, "explicit_paddings").stream()
                .mapToInt(Math::toIntExact)
                .toArray();
        NodeDef numbers = Nodes.constant(
                convolution.getName() + "/explicit_paddings",
                TensorProtos.of(paddings).toBuilder()
                        .setTensorShape(TensorProtos.shape(paddings.length / 2, 2))
                        .build());
        NodeDef pad = NodeDef.newBuilder()
                .setName(convolution.getName() + "/padded")
                .setOp("Pad")
                .addInput(convolution.getInput(0))
                .addInput(numbers.getName())
                .putAttr("T", convolution.getAttrOrDefault("T", Nodes.type(DataType.DT_FLOAT)))
                .putAttr("Tpaddings", Nodes.type(DataType.DT_INT32))
                .build();
        graph.addNode(numbers)
                .addNode(pad)
                .addNode(convolution.toBuilder()
                        .setInput(0, pad.getName())
                        .removeAttr("explicit_paddings")
                        .putAttr("padding", Nodes.text("VALID")));
    }

    private static void toConcatV2(NodeDef.Builder node) {
        var inputs = node.getInputList().stream()
                .filter(input -> !Nodes.isControl(input))
                .toList();
        var controls = node.getInputList().stream().filter(Nodes::isControl).toList();
        node.setOp("ConcatV2")
                .clearInput()
                .addAllInput(inputs.subList(1, inputs.size()))
                .addInput(inputs.get(0))
                .addAllInput(controls)
                .putAttr("Tidx", Nodes.type(DataType.DT_INT32));
    }

    /** The output whose values are those of {@code input} before its ReLU; new concatenations go to {@code added}. */
    private static String beforeRelu(Map<String, NodeDef> byName, Map<String, NodeDef> added, String input) {
        NodeDef node = Nodes.of(byName, Nodes.name(input));
        if (node.getOp().equals("Relu") || node.getOp().equals("Relu6")) {
            return node.getInput(0);
        }
        int values = valueInputs(node);
        if (values == 0) {
            return input;
        }
        NodeDef.Builder twin = node.toBuilder().setName(preReluName(node.getName()));
        for (int i = 0; i < values; i++) {
            twin.setInput(i, beforeRelu(byName, added, node.getInput(i)));
        }
        add(byName, added, twin.build());
        return twin.getName();
    }

    /** How many of the node's first inputs hold values that a ReLU after it could as well be applied to before it. */
    private static int valueInputs(NodeDef node) {
        return switch (node.getOp()) {
            case "ConcatV2" -> Nodes.dataInputs(node).size() - 1;
            case "MaxPool" -> 1;
            default -> 0;
        };
    }

    private static void add(Map<String, NodeDef> byName, Map<String, NodeDef> added, NodeDef node) {
        NodeDef there = byName.get(node.getName());
        if (there == null) {
            added.put(node.getName(), node);
        } else if (!there.equals(node)) {
            throw new IllegalArgumentException(
                    "the graph has another node of the name \"%s\"".formatted(node.getName()));
        }
    }

    private static NodeDef identity(String name, String input, NodeDef like) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Identity")
                .addInput(input)
                .putAttr("T", like.getAttrOrDefault("T", Nodes.type(DataType.DT_FLOAT)))
                .build();
    }
}
