package org.featurescope.model.rewriting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Turns a frozen graph into one for inference: switches for training are set to off, and what only training or checking needs
 * is passed by. All names stay; a node that is passed by has no readers afterwards.
 */
public final class InferenceGraph {
    /** Operations whose output is their first input. */
    private static final Set<String> PASSED_BY =
            Set.of("Identity", "StopGradient", "PreventGradient", "CheckNumerics", "Snapshot");

    private final GraphDef graph;
    private final Map<String, NodeDef> nodes;
    private final Map<String, String> sources = new HashMap<>();

    private InferenceGraph(GraphDef graph) {
        this.graph = graph;
        nodes = Nodes.byName(graph);
    }

    /** Returns the graph for inference, without control inputs. */
    public static GraphDef of(GraphDef def) {
        GraphDef.Builder plain = def.toBuilder().clearNode();
        def.getNodeList().forEach(node -> plain.addNode(withoutControls(switchedOff(node))));
        InferenceGraph pass = new InferenceGraph(plain.build());
        plain.getNodeBuilderList().forEach(node -> {
            for (int i = 0; i < node.getInputCount(); i++) {
                node.setInput(i, pass.source(node.getInput(i)));
            }
        });
        return GraphSurgery.withConcatV2(plain.build());
    }

    private static NodeDef withoutControls(NodeDef node) {
        List<String> data = Nodes.dataInputs(node);
        return data.size() == node.getInputCount()
                ? node
                : node.toBuilder().clearInput().addAllInput(data).build();
    }

    /** Replaces the placeholders by which training is switched on, and the share that a dropout keeps. */
    private static NodeDef switchedOff(NodeDef node) {
        if (!node.getOp().equals("Placeholder")) {
            return node;
        }
        DataType type = fed(node);
        if (type == DataType.DT_BOOL) {
            return Nodes.constant(node.getName(), scalar(type).addBoolVal(false).build());
        }
        if (type == DataType.DT_FLOAT && node.getName().contains("keep_prob")) {
            return Nodes.constant(node.getName(), scalar(type).addFloatVal(1).build());
        }
        return node;
    }

    /** Returns the type of the values that a placeholder is fed. */
    private static DataType fed(NodeDef placeholder) {
        return placeholder
                .getAttrOrDefault("dtype", AttrValue.getDefaultInstance())
                .getType();
    }

    private static TensorProto.Builder scalar(DataType type) {
        return TensorProto.newBuilder().setDtype(type).setTensorShape(TensorProtos.shape());
    }

    /** Returns the output that an input comes to, nodes that are passed by left out. */
    private String source(String input) {
        Set<String> seen = new HashSet<>();
        String at = plain(input);
        while (seen.add(at)) {
            String known = sources.get(at);
            String next = known == null ? step(at) : known;
            if (next.equals(at)) {
                break;
            }
            at = next;
        }
        sources.put(plain(input), at);
        return at;
    }

    private String step(String input) {
        NodeDef node = Nodes.of(nodes, Nodes.name(input));
        if (PASSED_BY.contains(node.getOp()) || isUnusedDefault(node)) {
            return plain(node.getInput(0));
        }
        return switch (node.getOp()) {
            case "IdentityN" -> plain(node.getInput(output(input)));
            case "Switch" -> isFalse(node.getInput(1)) && output(input) == 0 ? plain(node.getInput(0)) : plain(input);
            case "Merge" ->
                output(input) == 0
                        ? node.getInputList().stream()
                                .filter(branch -> !isDead(branch))
                                .findFirst()
                                .map(InferenceGraph::plain)
                                .orElse(plain(input))
                        : plain(input);
            default -> plain(input);
        };
    }

    /**
     * Returns whether a node is a place to feed values in training, such as a batch of features computed before: its default is
     * a constant, or is computed from numbers that are fed. One whose default is decoded from a file may take the pictures.
     */
    private boolean isUnusedDefault(NodeDef node) {
        if (!node.getOp().equals("PlaceholderWithDefault")) {
            return false;
        }
        NodeDef byDefault = Nodes.of(nodes, Nodes.name(node.getInput(0)));
        return byDefault.getOp().equals("Const") || isComputedFromNumbers(byDefault);
    }

    private boolean isComputedFromNumbers(NodeDef node) {
        return GraphSurgery.prune(graph, List.of(node.getName())).getNodeList().stream()
                .anyMatch(needed -> needed.getOp().equals("Placeholder") && fed(needed) != DataType.DT_STRING);
    }

    private boolean isFalse(String input) {
        NodeDef node = Nodes.of(nodes, Nodes.name(source(input)));
        return node.getOp().equals("Const")
                && Nodes.value(node).getDtype() == DataType.DT_BOOL
                && Nodes.value(node).getBoolValCount() == 1
                && !Nodes.value(node).getBoolVal(0);
    }

    /** Returns whether a value is computed only if a switch is on: whether the second output of one leads to it. */
    private boolean isDead(String branch) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(branch));
        while (!open.isEmpty()) {
            String input = open.pop();
            NodeDef node = Nodes.of(nodes, Nodes.name(input));
            if (node.getOp().equals("Switch") && isFalse(node.getInput(1))) {
                if (output(input) == 1) {
                    return true;
                }
            } else if (seen.add(node.getName()) && !node.getOp().equals("Merge")) {
                open.addAll(node.getInputList());
            }
        }
        return false;
    }

    private static int output(String input) {
        int colon = input.indexOf(':');
        return colon < 0 ? 0 : Integer.parseInt(input.substring(colon + 1));
    }

    /** Writes output 0 of a node as its name alone. */
    private static String plain(String input) {
        return input.endsWith(":0") ? input.substring(0, input.length() - 2) : input;
    }
}
