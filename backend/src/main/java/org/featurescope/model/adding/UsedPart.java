package org.featurescope.model.adding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.featurescope.model.admission.Admission;
import org.featurescope.model.formats.LeftOut;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.SortedGraph;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Takes the part of a graph that follows its input: without what decodes and prepares pictures before it, and without
 * operations that a network may not have, such as those that choose a detector's boxes, and what depends on these.
 */
final class UsedPart {
    private UsedPart() {}

    /**
     * Returns the part of a graph that computes from the input. In it the input is a placeholder.
     *
     * @param notes receives what was left out
     */
    static GraphDef of(SortedGraph order, String input, List<String> notes) {
        Set<String> after = order.from(List.of(input));
        Set<String> used = new HashSet<>(Set.of(input));
        LeftOut left = new LeftOut();
        for (NodeDef node : order.nodes().values()) {
            String name = node.getName();
            boolean follows = node.getInputList().stream()
                    .map(Nodes::name)
                    .allMatch(each -> used.contains(each) || !after.contains(each));
            if (!after.contains(name) || name.equals(input) || !follows) {
                continue;
            }
            if (Admission.allows(node.getOp())) {
                used.add(name);
            } else {
                left.add("%s (%s)".formatted(name, node.getOp()));
            }
        }
        notes.addAll(left.notes(false));
        GraphDef.Builder graph = GraphDef.newBuilder();
        List<String> ends = new ArrayList<>();
        for (NodeDef node : order.nodes().values()) {
            String name = node.getName();
            if (name.equals(input)) {
                graph.addNode(placeholder(node));
            } else if (used.contains(name) || !after.contains(name)) {
                graph.addNode(node);
            }
            if (used.contains(name) && order.readers(name).stream().noneMatch(used::contains)) {
                ends.add(name);
            }
        }
        return GraphSurgery.prune(graph.build(), ends);
    }

    private static NodeDef placeholder(NodeDef node) {
        return node.getOp().equals("Placeholder")
                ? node
                : NodeDef.newBuilder()
                        .setName(node.getName())
                        .setOp("Placeholder")
                        .putAttr("dtype", Nodes.type(DataType.DT_FLOAT))
                        .build();
    }
}
