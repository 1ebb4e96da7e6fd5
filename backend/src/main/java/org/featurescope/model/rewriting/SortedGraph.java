package org.featurescope.model.rewriting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** The nodes of a graph in an order in which each comes after its inputs, and the nodes that read each. Immutable. */
public final class SortedGraph {
    private final Map<String, NodeDef> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> readers = new HashMap<>();

    private SortedGraph(List<NodeDef> ordered) {
        for (NodeDef node : ordered) {
            nodes.put(node.getName(), node);
            for (String input : node.getInputList()) {
                readers.computeIfAbsent(Nodes.name(input), name -> new ArrayList<>())
                        .add(node.getName());
            }
        }
    }

    /**
     * Orders the nodes of a graph.
     *
     * @throws IllegalArgumentException if a node reads one that is missing, or depends on itself
     */
    public static SortedGraph of(GraphDef def) {
        Map<String, NodeDef> byName = Nodes.byName(def);
        Map<String, Integer> open = new HashMap<>();
        Map<String, List<String>> readers = new HashMap<>();
        Deque<NodeDef> ready = new ArrayDeque<>();
        for (NodeDef node : byName.values()) {
            open.put(node.getName(), node.getInputCount());
            if (node.getInputCount() == 0) {
                ready.add(node);
            }
            for (String input : node.getInputList()) {
                Nodes.of(byName, Nodes.name(input));
                readers.computeIfAbsent(Nodes.name(input), name -> new ArrayList<>())
                        .add(node.getName());
            }
        }
        List<NodeDef> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            NodeDef node = ready.poll();
            ordered.add(node);
            for (String reader : readers.getOrDefault(node.getName(), List.of())) {
                if (open.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(Nodes.of(byName, reader));
                }
            }
        }
        if (ordered.size() < byName.size()) {
            throw new IllegalArgumentException("the graph has a loop");
        }
        return new SortedGraph(ordered);
    }

    /** Returns the graph with its nodes in this order. */
    public static GraphDef sorted(GraphDef def) {
        return def.toBuilder().clearNode().addAllNode(of(def).nodes.values()).build();
    }

    /** Returns the nodes by name, in this order. */
    public Map<String, NodeDef> nodes() {
        return nodes;
    }

    /** Returns the names of the nodes that read a node, once for each input. */
    public List<String> readers(String node) {
        return readers.getOrDefault(node, List.of());
    }

    /** Returns the names of the given nodes and of all that depend on them. */
    public Set<String> from(Collection<String> starts) {
        Set<String> found = new HashSet<>(starts);
        for (NodeDef node : nodes.values()) {
            if (node.getInputList().stream().map(Nodes::name).anyMatch(found::contains)) {
                found.add(node.getName());
            }
        }
        return found;
    }
}
