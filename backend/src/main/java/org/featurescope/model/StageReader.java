package org.featurescope.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.featurescope.model.rewriting.GraphOrder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Derives the stages of a network from its graph.
 *
 * <p>Implementation note: an Inception layer is a concatenation along the channels. The nodes of its branches are those
 * that some of the concatenated outputs depend on but not all of them; what all depend on lies before the layer. Of
 * these nodes the ReLUs are stages. They are found depth first in the order of the concatenation, so a node comes after
 * all that it depends on.
 */
final class StageReader {
    private static final Set<String> RELUS = Set.of("Relu", "Relu6");

    private final Network network;
    private final Map<String, NodeDef> nodes;
    private final Map<String, Shape> shapes;
    private final ReceptiveField rows;
    private final ReceptiveField columns;
    private final Map<String, Set<String>> dependencies = new HashMap<>();

    StageReader(Network network) {
        GraphDef graph = network.graph();
        InputSpec input = network.descriptor().input();
        this.network = network;
        this.nodes = Nodes.byName(graph);
        this.shapes = Shapes.of(graph, input);
        this.rows = ReceptiveField.ofRows(graph, shapes, input.node());
        this.columns = ReceptiveField.ofColumns(graph, shapes, input.node());
    }

    /** Returns all stages, each after those that it depends on. */
    List<Stage> stages() {
        Map<String, Stage> stages = new LinkedHashMap<>();
        Set<String> shown = new HashSet<>();
        network.layers().forEach(layer -> shown.add(layer.node()));
        Set<String> layerNames = new HashSet<>();
        network.layers().forEach(layer -> layerNames.add(layer.name()));
        for (Layer layer : network.layers()) {
            for (String relu : branches(layer.node())) {
                if (shown.add(relu)) {
                    String name = freeName(relu, layerNames, stages.keySet());
                    beforeRelu(name, layer, relu).ifPresent(stage -> stages.put(stage.name(), stage));
                    stage(name, Stage.Kind.BRANCH, List.of(relu), layer)
                            .ifPresent(stage -> stages.put(stage.name(), stage));
                }
            }
            beforeRelu(layer).ifPresent(stage -> stages.put(stage.name(), stage));
            stages.put(layer.name(), Stage.of(layer));
        }
        return List.copyOf(stages.values());
    }

    /** Returns the values of a layer before its ReLU, if it ends with one in all its parts. */
    Optional<Stage> beforeRelu(Layer layer) {
        return beforeRelu(layer.name(), layer, layer.node());
    }

    private Optional<Stage> beforeRelu(String name, Layer layer, String node) {
        List<String> inputs = new ArrayList<>();
        return collectBeforeRelu(node, inputs)
                ? stage(name + Stage.BEFORE_RELU_SUFFIX, Stage.Kind.BEFORE_RELU, inputs, layer)
                : Optional.empty();
    }

    /** Adds the inputs of the ReLUs that an output consists of. Returns false if a part of it is after no ReLU. */
    private boolean collectBeforeRelu(String output, List<String> inputs) {
        Deque<String> open = new ArrayDeque<>(List.of(output));
        while (!open.isEmpty()) {
            NodeDef node = Nodes.of(nodes, Nodes.name(open.pop()));
            if (RELUS.contains(node.getOp())) {
                inputs.add(node.getInput(0));
            } else if (node.getOp().equals("Identity")) {
                open.push(node.getInput(0));
            } else if (isConcatenationOfChannels(node)) {
                List<String> parts = concatenated(node);
                for (int i = parts.size() - 1; i >= 0; i--) {
                    open.push(parts.get(i));
                }
            } else {
                return false;
            }
        }
        return true;
    }

    /** Returns the ReLUs of the branches of an Inception layer; none of another layer. */
    private List<String> branches(String layerNode) {
        NodeDef node = Nodes.of(nodes, layerNode);
        if (!isConcatenationOfChannels(node)) {
            return List.of();
        }
        Set<String> some = new LinkedHashSet<>();
        Set<String> all = new HashSet<>();
        for (String part : concatenated(node)) {
            Set<String> needed = dependencies(Nodes.name(part));
            if (some.isEmpty()) {
                all.addAll(needed);
            }
            some.addAll(needed);
            all.retainAll(needed);
        }
        return some.stream()
                .filter(name -> !all.contains(name))
                .filter(name -> RELUS.contains(Nodes.of(nodes, name).getOp()))
                .toList();
    }

    private boolean isConcatenationOfChannels(NodeDef node) {
        if (!node.getOp().equals("ConcatV2")) {
            return false;
        }
        List<String> inputs = Nodes.dataInputs(node);
        NodeDef axis = Nodes.of(nodes, Nodes.name(inputs.get(inputs.size() - 1)));
        int last = shape(node.getName()).numDimensions() - 1;
        return axis.getOp().equals("Const")
                && (TensorProtos.ints(Nodes.value(axis))[0] == last || TensorProtos.ints(Nodes.value(axis))[0] == -1);
    }

    private static List<String> concatenated(NodeDef concatenation) {
        List<String> inputs = Nodes.dataInputs(concatenation);
        return inputs.subList(0, inputs.size() - 1);
    }

    /** Returns a node and all that it depends on, each after what it depends on. */
    private Set<String> dependencies(String node) {
        return dependencies.computeIfAbsent(node, name -> GraphOrder.dependencies(nodes, name));
    }

    /** Returns a stage of concatenated outputs, if they have maps of one size, or are vectors. */
    private Optional<Stage> stage(String name, Stage.Kind kind, List<String> outputs, Layer layer) {
        Shape first = shape(outputs.get(0));
        long channels = 0;
        int field = 0;
        boolean whole = false;
        for (String output : outputs) {
            Shape shape = shape(output);
            int axes = shape.numDimensions();
            if (output.contains(":")
                    || (axes != 2 && axes != 4)
                    || shape.hasUnknownDimension()
                    || !shape.take(axes - 1).equals(first.take(first.numDimensions() - 1))) {
                return Optional.empty();
            }
            channels += shape.get(axes - 1);
            int height = rows.of(output);
            int width = columns.of(output);
            whole |= height == 0 || width == 0;
            field = Math.max(field, Math.max(height, width));
        }
        boolean map = first.numDimensions() == 4;
        return Optional.of(new Stage(
                name,
                kind,
                outputs,
                layer.name(),
                Math.toIntExact(channels),
                map ? (int) first.get(1) : 1,
                map ? (int) first.get(2) : 1,
                whole ? 0 : field));
    }

    private Shape shape(String output) {
        return shapes.getOrDefault(Nodes.name(output), Shape.unknown());
    }

    /** Returns the name of a node as it may be in a link, which no layer and no other stage has. */
    private static String freeName(String node, Set<String> layerNames, Set<String> stageNames) {
        String safe = node.replaceAll("[^A-Za-z0-9_.-]", "-");
        String name = UnitExpression.isLayerName(safe) ? safe : "node-" + safe;
        for (int number = 2; layerNames.contains(name) || stageNames.contains(name); number++) {
            name = safe + "-" + number;
        }
        return name;
    }
}
