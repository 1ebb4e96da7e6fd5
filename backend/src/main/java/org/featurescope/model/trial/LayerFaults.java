package org.featurescope.model.trial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.featurescope.model.rewriting.GraphOrder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

/** Finds in a graph's nodes and shapes why a layer cannot be used, without running it. */
final class LayerFaults {
    private static final int[] CHANNELS_FIRST = {0, 3, 1, 2};
    private static final Set<String> CONVOLUTIONS = Set.of("Conv2D");

    private final Map<String, NodeDef> nodes;
    private final String input;
    private final Set<String> variable;
    private final Map<String, Set<String>> dependencies = new HashMap<>();

    LayerFaults(Map<String, NodeDef> nodes, String input) {
        this.nodes = nodes;
        this.input = input;
        this.variable = GraphOrder.variable(nodes);
    }

    /** Returns the nodes that a node depends on, each after those that it depends on. */
    Set<String> dependencies(String node) {
        return dependencies.computeIfAbsent(node, name -> GraphOrder.dependencies(nodes, name));
    }

    /** Returns the fault of a layer that does not depend on the pictures alone. */
    Optional<String> ofInputs(String layerNode) {
        Set<String> needed = dependencies(layerNode);
        if (!needed.contains(input)) {
            return Optional.of("node %s does not depend on the input \"%s\"".formatted(named(layerNode), input));
        }
        return needed.stream()
                .filter(name ->
                        !name.equals(input) && Nodes.of(nodes, name).getOp().equals("Placeholder"))
                .findFirst()
                .map(name ->
                        ("it needs node %s, a second input, besides \"%s\". Replace it by a constant when the graph is"
                                        + " frozen, for example 1 for the share of units that dropout keeps")
                                .formatted(named(name), input));
    }

    /**
     * Returns the fault of a layer that has a grouped convolution before it, or whose channels come first.
     *
     * @param shapes of the outputs of all nodes
     */
    Optional<String> ofShapes(String layerNode, Map<String, Shape> shapes) {
        for (String name : dependencies(layerNode)) {
            NodeDef node = Nodes.of(nodes, name);
            if (CONVOLUTIONS.contains(node.getOp())) {
                long channels = last(shapes, node.getInput(0), 3);
                long read = last(shapes, node.getInput(1), 2);
                if (channels > 0 && read > 0 && channels != read) {
                    return Optional.of(
                            ("node %s is a grouped convolution: its input has %d channels and its filters read %d,"
                                            + " whose gradient TensorFlow does not compute on every processor."
                                            + " \"featurescope models add\" divides it into one convolution for each group")
                                    .formatted(named(name), channels, read));
                }
            }
        }
        return isChannelsFirst(layerNode)
                ? Optional.of(
                        ("its channels come first, after a Transpose before node %s. Name a node with its channels last,"
                                        + " [batch, height, width, channels]")
                                .formatted(named(layerNode)))
                : Optional.empty();
    }

    private static long last(Map<String, Shape> shapes, String input, int axis) {
        Shape shape = shapes.getOrDefault(Nodes.name(input), Shape.unknown());
        return shape.numDimensions() == 4 ? shape.get(axis) : -1;
    }

    /** Follows the first inputs of nodes back, through operations that keep the order of the axes, to a transposition. */
    private boolean isChannelsFirst(String layerNode) {
        String name = layerNode;
        while (true) {
            NodeDef node = Nodes.of(nodes, name);
            if (node.getOp().equals("Transpose")) {
                NodeDef order = Nodes.of(nodes, Nodes.name(node.getInput(1)));
                return order.getOp().equals("Const")
                        && Arrays.equals(TensorProtos.ints(Nodes.value(order)), CHANNELS_FIRST);
            }
            boolean keepsAxes =
                    !CONVOLUTIONS.contains(node.getOp()) && !node.getOp().equals("Reshape");
            if (!keepsAxes || Nodes.dataInputs(node).isEmpty()) {
                return false;
            }
            name = Nodes.name(node.getInput(0));
        }
    }

    /**
     * Returns the first node before a layer whose number of pictures is not the input's.
     *
     * @param shapes of the outputs of all nodes
     */
    Optional<String> batchFixedAt(String layerNode, Map<String, Shape> shapes, int pictures) {
        return dependencies(layerNode).stream()
                .filter(variable::contains)
                .filter(name -> {
                    Shape shape = shapes.getOrDefault(name, Shape.unknown());
                    return shape.numDimensions() > 1 && shape.get(0) != pictures && shape.get(0) != Shape.UNKNOWN_SIZE;
                })
                .findFirst()
                .map(this::named);
    }

    /** Returns whether a node depends on the pictures or on another input. */
    boolean isVariable(String node) {
        return variable.contains(node);
    }

    /** Returns a node's name and operation. */
    String named(String node) {
        return "\"%s\" (%s)".formatted(node, Nodes.of(nodes, node).getOp());
    }
}
