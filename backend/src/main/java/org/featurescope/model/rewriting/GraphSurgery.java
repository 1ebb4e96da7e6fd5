package org.featurescope.model.rewriting;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Makes small changes to frozen graphs. Each method returns a new GraphDef, which shares the constants. */
public final class GraphSurgery {
    private static final String PRE_RELU = "_pre_relu";
    private static final Set<String> CONVOLUTIONS = Set.of("Conv2D", "DepthwiseConv2dNative");

    private GraphSurgery() {}

    /**
     * Removes all nodes that {@code nodes} do not depend on.
     *
     * @throws IllegalArgumentException if the graph does not have one of {@code nodes}
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

    /** Returns the name of the node that {@link #withPreRelu} adds, with the layer's values before its ReLU. */
    public static String preReluName(String layerNode) {
        return layerNode + PRE_RELU;
    }

    /**
     * Adds a node {@link #preReluName preReluName(layerNode)} with the layer's values before its ReLU, if there is none
     * yet. For a ReLU this is the ReLU's input, for a concatenation the concatenation of the branches before their
     * ReLUs, and for a maximum over windows, which commutes with a ReLU, the maximum of the values before the ReLU. For
     * any other op it is the layer itself.
     *
     * @throws IllegalArgumentException if there is no such layer, or another node has that name
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
     * Replaces every {@code Concat}, whose axis comes first and which TensorFlow Java cannot differentiate, by a {@code
     * ConcatV2}, whose axis comes last.
     */
    public static GraphDef withConcatV2(GraphDef def) {
        GraphDef.Builder rewritten = def.toBuilder();
        rewritten.getNodeBuilderList().stream()
                .filter(node -> node.getOp().equals("Concat"))
                .forEach(GraphSurgery::toConcatV2);
        return rewritten.build();
    }

    /**
     * Replaces every convolution with explicit padding by a {@code Pad} and a convolution without padding. TensorFlow's
     * C API omits the paddings in the gradient, which then cannot be run.
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

    /** Returns the output with the values of {@code input} before its ReLU. New nodes are put into {@code added}. */
    private static String beforeRelu(Map<String, NodeDef> byName, Map<String, NodeDef> added, String input) {
        Map<String, String> before = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(input));
        while (!open.isEmpty()) {
            NodeDef node = Nodes.of(byName, Nodes.name(open.peek()));
            List<String> values = node.getInputList().subList(0, valueInputs(node));
            if (node.getOp().equals("Relu") || node.getOp().equals("Relu6")) {
                before.put(open.pop(), node.getInput(0));
            } else if (values.isEmpty()) {
                before.put(open.peek(), open.pop());
            } else if (before.keySet().containsAll(values)) {
                NodeDef.Builder twin = node.toBuilder().setName(preReluName(node.getName()));
                for (int i = 0; i < values.size(); i++) {
                    twin.setInput(i, before.getOrDefault(values.get(i), values.get(i)));
                }
                add(byName, added, twin.build());
                before.put(open.pop(), twin.getName());
            } else {
                values.stream().filter(value -> !before.containsKey(value)).forEach(open::push);
            }
        }
        return before.getOrDefault(input, input);
    }

    /** Returns how many of the node's first inputs may be passed through a ReLU before the node instead of after it. */
    private static int valueInputs(NodeDef node) {
        return switch (node.getOp()) {
            case "ConcatV2" -> Nodes.dataInputs(node).size() - 1;
            case "MaxPool" -> 1;
            default -> 0;
        };
    }

    private static void add(Map<String, NodeDef> byName, Map<String, NodeDef> added, NodeDef node) {
        NodeDef existing = byName.get(node.getName());
        if (existing == null) {
            added.put(node.getName(), node);
        } else if (!existing.equals(node)) {
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
