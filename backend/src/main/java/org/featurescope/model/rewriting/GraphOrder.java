package org.featurescope.model.rewriting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Follows the inputs of nodes, however many stand in a row: nothing here calls itself. */
public final class GraphOrder {
    private GraphOrder() {}

    /**
     * Returns the names of the nodes of a cycle, each of which reads the next and the last the first; empty if the graph
     * has no cycle. Control inputs count as inputs.
     *
     * @throws IllegalArgumentException if a node reads one that the graph does not have
     */
    public static List<String> circle(GraphDef def) {
        Map<String, NodeDef> nodes = Nodes.byName(def);
        Map<String, Set<String>> inputs = new HashMap<>();
        Map<String, List<String>> readers = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        for (NodeDef node : nodes.values()) {
            Set<String> names = new LinkedHashSet<>();
            node.getInputList()
                    .forEach(input ->
                            names.add(Nodes.of(nodes, Nodes.name(input)).getName()));
            inputs.put(node.getName(), names);
            names.forEach(name ->
                    readers.computeIfAbsent(name, key -> new ArrayList<>()).add(node.getName()));
            if (names.isEmpty()) {
                ready.add(node.getName());
            }
        }
        while (!ready.isEmpty()) {
            String finished = ready.pop();
            inputs.remove(finished);
            for (String reader : readers.getOrDefault(finished, List.of())) {
                Set<String> left = inputs.getOrDefault(reader, Set.of());
                left.remove(finished);
                if (left.isEmpty()) {
                    ready.add(reader);
                }
            }
        }
        return inputs.isEmpty() ? List.of() : circle(inputs);
    }

    /** Returns a circle among nodes each of which reads another one of them. */
    private static List<String> circle(Map<String, Set<String>> inputs) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String name = inputs.keySet().iterator().next();
        while (seen.add(name)) {
            path.add(name);
            name = inputs.getOrDefault(name, Set.of()).iterator().next();
        }
        return List.copyOf(path.subList(path.indexOf(name), path.size()));
    }

    /**
     * Returns a node and all nodes that it depends on by data inputs, each after those that it depends on.
     *
     * @throws IllegalArgumentException if a node reads one that the graph does not have
     */
    public static Set<String> dependencies(Map<String, NodeDef> nodes, String node) {
        Set<String> finished = new LinkedHashSet<>();
        Set<String> opened = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            String name = open.peek();
            if (!opened.add(name)) {
                finished.add(open.pop());
                continue;
            }
            List<String> inputs = Nodes.dataInputs(Nodes.of(nodes, name));
            for (int i = inputs.size() - 1; i >= 0; i--) {
                String input = Nodes.name(inputs.get(i));
                if (!opened.contains(input)) {
                    open.push(input);
                }
            }
        }
        return finished;
    }

    /**
     * Returns the names of all nodes that are or depend on a placeholder. The others always have the same values.
     *
     * @throws IllegalArgumentException if a node reads one that the graph does not have
     */
    public static Set<String> variable(Map<String, NodeDef> nodes) {
        Map<String, List<String>> readers = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (NodeDef node : nodes.values()) {
            Nodes.dataInputs(node)
                    .forEach(input -> readers.computeIfAbsent(Nodes.name(input), name -> new ArrayList<>())
                            .add(node.getName()));
            if (node.getOp().startsWith("Placeholder")) {
                open.push(node.getName());
            }
        }
        Set<String> variable = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (variable.add(name)) {
                readers.getOrDefault(name, List.of()).forEach(open::push);
            }
        }
        return variable;
    }
}
