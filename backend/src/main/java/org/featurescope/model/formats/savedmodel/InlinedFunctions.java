package org.featurescope.model.formats.savedmodel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;

/** Replaces calls of a graph's functions by the nodes of the functions, also in these. Nothing is run. */
final class InlinedFunctions {
    private static final Set<String> CALLS = Set.of("PartitionedCall", "StatefulPartitionedCall");
    private static final int MOST_NODES = 100_000;
    /** The names of outputs of operations that have several, in their order. */
    private static final Map<String, List<String>> OUTPUTS = Map.of(
            "FusedBatchNorm", List.of("y", "batch_mean", "batch_variance", "reserve_space_1", "reserve_space_2"),
            "FusedBatchNormV2", List.of("y", "batch_mean", "batch_variance", "reserve_space_1", "reserve_space_2"),
            "FusedBatchNormV3",
                    List.of(
                            "y",
                            "batch_mean",
                            "batch_variance",
                            "reserve_space_1",
                            "reserve_space_2",
                            "reserve_space_3"),
            "Switch", List.of("output_false", "output_true"),
            "Merge", List.of("output", "value_index"),
            "TopKV2", List.of("values", "indices"),
            "MaxPoolWithArgmax", List.of("output", "argmax"));

    private final Map<String, FunctionDef> functions = new HashMap<>();
    private final Map<String, NodeDef> plain = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    /** The values that outputs of calls are. */
    private final Map<String, String> aliases = new HashMap<>();

    private final Deque<NodeDef> open = new ArrayDeque<>();

    private InlinedFunctions(GraphDef graph) {
        graph.getLibrary()
                .getFunctionList()
                .forEach(function -> functions.put(function.getSignature().getName(), function));
    }

    /**
     * Returns the nodes that some nodes depend on, without calls. Control inputs count, since calls for restoring have them.
     *
     * @param needed names of nodes
     */
    static GraphDef of(GraphDef graph, Collection<String> needed) {
        InlinedFunctions pass = new InlinedFunctions(graph);
        Map<String, NodeDef> nodes = Nodes.byName(graph);
        Set<String> seen = new HashSet<>();
        Deque<String> wanted = new ArrayDeque<>(needed);
        while (!wanted.isEmpty()) {
            String name = wanted.pop();
            NodeDef node = nodes.get(name);
            if (node != null && seen.add(name)) {
                pass.open.add(node);
                node.getInputList().forEach(input -> wanted.push(Nodes.name(input)));
            }
        }
        pass.inlineAll();
        return pass.resolved(graph);
    }

    /** Returns the output that {@code node:index} is after inlining. */
    private String resolve(String input) {
        String at = input.endsWith(":0") ? input.substring(0, input.length() - 2) : input;
        for (int i = 0; i < MOST_NODES && aliases.containsKey(at); i++) {
            at = aliases.getOrDefault(at, at);
        }
        return at;
    }

    private GraphDef resolved(GraphDef graph) {
        GraphDef.Builder result = GraphDef.newBuilder().setVersions(graph.getVersions());
        for (String name : order) {
            NodeDef.Builder node = plain.getOrDefault(name, NodeDef.getDefaultInstance()).toBuilder();
            List<String> inputs = Nodes.dataInputs(node.build());
            node.clearInput();
            inputs.forEach(input -> node.addInput(resolve(input)));
            result.addNode(node);
        }
        aliases.forEach((output, value) -> {
            // calls that the caller knows by name stay as nodes that pass their first value on
            if (!output.contains(":") && !plain.containsKey(output)) {
                result.addNode(
                        NodeDef.newBuilder().setName(output).setOp("Identity").addInput(resolve(value)));
            }
        });
        return result.build();
    }

    private void inlineAll() {
        while (!open.isEmpty()) {
            NodeDef node = open.pop();
            FunctionDef called = called(node);
            if (called == null) {
                plain.put(node.getName(), node);
                order.add(node.getName());
            } else {
                inline(node, called);
            }
            if (order.size() + open.size() > MOST_NODES) {
                throw new InvalidInputException(
                        "path", "the SavedModel has more than %d nodes with its functions".formatted(MOST_NODES));
            }
        }
    }

    private @Nullable FunctionDef called(NodeDef node) {
        String name = CALLS.contains(node.getOp())
                ? node.getAttrOrDefault("f", AttrValue.getDefaultInstance())
                        .getFunc()
                        .getName()
                : node.getOp();
        return functions.get(name);
    }

    private void inline(NodeDef call, FunctionDef function) {
        List<String> fed = Nodes.dataInputs(call);
        Map<String, String> arguments = new HashMap<>();
        List<OpDef.ArgDef> declared = function.getSignature().getInputArgList();
        for (int i = 0; i < Math.min(fed.size(), declared.size()); i++) {
            arguments.put(declared.get(i).getName(), fed.get(i));
        }
        Map<String, NodeDef> body = new HashMap<>();
        function.getNodeDefList().forEach(node -> body.put(node.getName(), node));
        for (NodeDef node : function.getNodeDefList()) {
            NodeDef.Builder copy = node.toBuilder()
                    .setName(call.getName() + "/" + node.getName())
                    .clearInput();
            Nodes.dataInputs(node).forEach(input -> copy.addInput(outer(call, input, arguments, body)));
            open.push(copy.build());
        }
        List<OpDef.ArgDef> results = function.getSignature().getOutputArgList();
        for (int i = 0; i < results.size(); i++) {
            String value = function.getRetOrDefault(results.get(i).getName(), "");
            String output = i == 0 ? call.getName() : call.getName() + ":" + i;
            if (!value.isEmpty()) {
                aliases.put(output, outer(call, value, arguments, body));
            }
        }
    }

    /** Returns an input within a function, the name of an argument or {@code node:output:index}, as one of the graph. */
    private String outer(NodeDef call, String input, Map<String, String> arguments, Map<String, NodeDef> body) {
        String[] parts = input.split(":", -1);
        if (parts.length < 3) {
            return arguments.getOrDefault(parts[0], call.getName() + "/" + parts[0]);
        }
        NodeDef node = body.get(parts[0]);
        int index = Integer.parseInt(parts[2]) + (node == null ? 0 : first(node, parts[1]));
        return call.getName() + "/" + parts[0] + (index == 0 ? "" : ":" + index);
    }

    /** Returns the place of an operation's output of some name. */
    private int first(NodeDef node, String output) {
        FunctionDef function = functions.get(node.getOp());
        List<String> names = function == null
                ? OUTPUTS.getOrDefault(node.getOp(), List.of())
                : function.getSignature().getOutputArgList().stream()
                        .map(OpDef.ArgDef::getName)
                        .toList();
        return Math.max(0, names.indexOf(output));
    }
}
