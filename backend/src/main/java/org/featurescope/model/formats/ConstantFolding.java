package org.featurescope.model.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.SortedGraph;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Replaces what depends on constants alone by its value, as far as it consists of operations on a short list: arithmetic,
 * shapes and slices. TensorFlow computes the values.
 */
public final class ConstantFolding {
    /** The most values of what is computed; larger values stay as they are, with what depends on them. */
    private static final long MOST_VALUES = 1 << 26;

    private static final Set<String> OPERATIONS = Set.of(
            "Add",
            "AddV2",
            "Sub",
            "Mul",
            "RealDiv",
            "Div",
            "FloorDiv",
            "Neg",
            "Rsqrt",
            "Sqrt",
            "Square",
            "Exp",
            "Pow",
            "Maximum",
            "Minimum",
            "Cast",
            "Reshape",
            "Squeeze",
            "ExpandDims",
            "Transpose",
            "Pack",
            "ConcatV2",
            "Slice",
            "StridedSlice",
            "GatherV2",
            "Prod",
            "Sum",
            "Range",
            "Fill",
            "Tile",
            "Reciprocal",
            "Identity",
            "Softplus");

    private ConstantFolding() {}

    /** Returns the folded graph, each node after its inputs. All names stay that are still read. */
    public static GraphDef of(GraphDef def) {
        SortedGraph order = SortedGraph.of(def);
        Set<String> constants = new HashSet<>();
        Set<String> foldable = new HashSet<>();
        for (NodeDef node : order.nodes().values()) {
            boolean isConst = node.getOp().equals("Const");
            boolean folds = OPERATIONS.contains(node.getOp())
                    && node.getInputCount() > 0
                    && node.getInputList().stream().map(Nodes::name).allMatch(constants::contains);
            if (isConst || folds) {
                constants.add(node.getName());
            }
            if (folds) {
                foldable.add(node.getName());
            }
        }
        List<String> results = foldable.stream()
                .filter(name -> order.readers(name).stream().anyMatch(reader -> !foldable.contains(reader))
                        || order.readers(name).isEmpty())
                .sorted()
                .toList();
        return results.isEmpty() ? SortedGraph.sorted(def) : replaced(order, def, values(def, results));
    }

    private static GraphDef replaced(SortedGraph order, GraphDef def, Map<String, NodeDef> values) {
        GraphDef.Builder folded = def.toBuilder().clearNode();
        order.nodes().values().forEach(node -> folded.addNode(values.getOrDefault(node.getName(), node)));
        return folded.build();
    }

    private static Map<String, NodeDef> values(GraphDef def, List<String> names) {
        Map<String, NodeDef> values = new LinkedHashMap<>();
        try (Graph graph = new Graph()) {
            graph.importGraphDef(GraphSurgery.prune(def, names));
            List<String> bounded = new ArrayList<>(names);
            bounded.removeAll(withLarge(graph, names, def));
            if (bounded.isEmpty()) {
                return values;
            }
            try (Session session = Sessions.open(graph)) {
                Session.Runner runner = session.runner();
                bounded.forEach(runner::fetch);
                try (Result result = runner.run()) {
                    for (int i = 0; i < bounded.size(); i++) {
                        String name = bounded.get(i);
                        Constants.of(name, result.get(i)).ifPresent(constant -> values.put(name, constant));
                    }
                }
            }
        }
        return values;
    }

    /** Returns all nodes that are too large to be computed, or depend on one that is. */
    private static Set<String> withLarge(Graph graph, List<String> names, GraphDef def) {
        SortedGraph order = SortedGraph.of(GraphSurgery.prune(def, names));
        List<String> large = order.nodes().keySet().stream()
                .filter(name -> isLarge(graph.operationOrThrow(name).output(0).shape()))
                .toList();
        return order.from(large);
    }

    private static boolean isLarge(Shape shape) {
        return shape.isUnknown() || shape.hasUnknownDimension() || shape.size() > MOST_VALUES;
    }
}
