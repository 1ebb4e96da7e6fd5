package org.featurescope.model.adding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.SortedGraph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

/**
 * Chooses the nodes of a graph that are worth being called layers.
 *
 * <p>Implementation note: a node is a <i>cut</i> if every path from the input to the output goes through it. In the order of
 * the graph that is the case if no earlier node is read by a later one. Cuts are the outputs of blocks: the concatenation
 * that ends an Inception block, the sum that ends a residual one, every activation of a plain chain. Cuts with no
 * convolution between them show the same thing at different points, so the last one stands for them. A graph with
 * connections that skip most of it has few cuts; there the last node before each next convolution is taken.
 */
final class LayerChoice {
    private static final int MOST = 40;
    private static final int FEW = 3;
    private static final Set<String> WEIGHTS = Set.of("Conv2D", "DepthwiseConv2dNative", "MatMul");
    private static final Set<String> POOLS = Set.of("MaxPool", "AvgPool", "Mean", "Max");
    /** Operations whose output is worth a look; others only move or prepare values. */
    private static final Set<String> SHOWN = Set.of(
            "Relu",
            "Relu6",
            "LeakyRelu",
            "Elu",
            "Selu",
            "Softplus",
            "Sigmoid",
            "Tanh",
            "Mul",
            "Maximum",
            "ConcatV2",
            "Add",
            "AddV2",
            "AddN",
            "BiasAdd",
            "Conv2D",
            "DepthwiseConv2dNative",
            "MatMul",
            "Sub",
            "RealDiv",
            "ClipByValue",
            "Minimum");

    private final SortedGraph order;
    private final Map<String, Shape> shapes;
    private final List<NodeDef> path = new ArrayList<>();
    private final Map<String, Integer> place = new HashMap<>();

    private LayerChoice(SortedGraph order, Map<String, Shape> shapes, String input, String output) {
        this.order = order;
        this.shapes = shapes;
        Set<String> after = order.from(List.of(input));
        Set<String> needed = new HashSet<>(Set.of(output));
        List<NodeDef> all = new ArrayList<>(order.nodes().values());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (needed.contains(all.get(i).getName())) {
                all.get(i).getInputList().forEach(each -> needed.add(Nodes.name(each)));
            }
        }
        all.removeIf(node -> !after.contains(node.getName()) || !needed.contains(node.getName()));
        for (NodeDef node : all) {
            place.put(node.getName(), path.size());
            path.add(node);
        }
    }

    /**
     * Returns the layers between an input and an output, in depth order.
     *
     * @param shapes of all nodes for one picture
     * @param isHead whether the output is the class scores, which are not among the layers
     */
    static List<String> of(SortedGraph order, Map<String, Shape> shapes, String input, String output, boolean isHead) {
        LayerChoice choice = new LayerChoice(order, shapes, input, output);
        List<Integer> cuts = choice.stages(choice.cuts());
        List<Integer> others = cuts.size() < FEW ? choice.beforeConvolutions() : List.of();
        List<Integer> chosen = others.size() > cuts.size() ? others : cuts;
        return thinned(chosen).stream()
                .map(index -> choice.path.get(index).getName())
                .filter(name -> !isHead || !name.equals(output))
                .toList();
    }

    /** Returns the places of the nodes that all paths go through. */
    private List<Integer> cuts() {
        List<Integer> cuts = new ArrayList<>();
        int farthest = 0;
        for (int i = 0; i < path.size(); i++) {
            if (farthest <= i) {
                cuts.add(i);
            }
            farthest = Math.max(farthest, lastReader(i));
        }
        return cuts;
    }

    private int lastReader(int index) {
        return order.readers(path.get(index).getName()).stream()
                .mapToInt(reader -> place.getOrDefault(reader, -1))
                .max()
                .orElse(-1);
    }

    /** Returns the last cut of each stage, which ends before the next weights or pooling. */
    private List<Integer> stages(List<Integer> cuts) {
        List<Integer> chosen = new ArrayList<>();
        int candidate = -1;
        boolean hasWeights = false;
        for (int k = 0; k < cuts.size(); k++) {
            int cut = cuts.get(k);
            int before = k == 0 ? -1 : cuts.get(k - 1);
            List<NodeDef> between = path.subList(before + 1, cut + 1);
            boolean weights = between.stream().anyMatch(node -> WEIGHTS.contains(node.getOp()));
            boolean pools = between.stream().anyMatch(node -> POOLS.contains(node.getOp()));
            if (weights || pools) {
                addIf(hasWeights && candidate >= 0, candidate, chosen);
                candidate = -1;
                hasWeights = weights;
            }
            if (isShown(path.get(cut)) || (pools && !weights && isGlobal(path.get(cut)))) {
                candidate = cut;
                hasWeights |= pools && isGlobal(path.get(cut));
            }
        }
        addIf(hasWeights && candidate >= 0, candidate, chosen);
        return chosen;
    }

    private static void addIf(boolean wanted, int candidate, List<Integer> chosen) {
        if (wanted) {
            chosen.add(candidate);
        }
    }

    /** Returns the places of shown nodes that a convolution reads, or a pooling, after weights of their own. */
    private List<Integer> beforeConvolutions() {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            NodeDef node = path.get(i);
            boolean isRead = order.readers(node.getName()).stream()
                    .map(reader -> Nodes.of(order.nodes(), reader).getOp())
                    .anyMatch(op -> WEIGHTS.contains(op) || POOLS.contains(op));
            if (isRead && isShown(node) && order.nodes().containsKey(node.getName())) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    private boolean isShown(NodeDef node) {
        Shape shape = shapes.getOrDefault(node.getName(), Shape.unknown());
        return SHOWN.contains(node.getOp()) && (shape.numDimensions() == 4 || shape.numDimensions() == 2);
    }

    /** Returns whether a node has one value for each channel of the whole picture. */
    private boolean isGlobal(NodeDef node) {
        Shape shape = shapes.getOrDefault(node.getName(), Shape.unknown());
        return shape.numDimensions() == 2 || (shape.numDimensions() == 4 && shape.get(1) == 1 && shape.get(2) == 1);
    }

    /** Returns at most {@value #MOST} of the places, spread evenly, the last one among them. */
    private static List<Integer> thinned(List<Integer> places) {
        if (places.size() <= MOST) {
            return places;
        }
        List<Integer> thin = new ArrayList<>();
        for (int i = 1; i <= MOST; i++) {
            thin.add(places.get((int) ((long) i * places.size() / MOST) - 1));
        }
        return thin;
    }
}
