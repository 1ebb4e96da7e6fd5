package org.featurescope.classifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.featurescope.model.rewriting.GraphOrder;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * The first layers of a trained network, on which a classifier is built. The earliest of these layers stay unchanged;
 * the kernels and offsets of the others are trained further.
 */
final class BaseLayers {
    private static final Set<String> OPERATIONS =
            Set.of("Conv2D", "BiasAdd", "Relu", "MaxPool", "AvgPool", "ConcatV2", "Sub", "Mul");

    private final Network network;
    private final Layer last;
    private final Map<String, NodeDef> nodes;
    /** The nodes that depend on the picture, each after its inputs. */
    private final List<NodeDef> computed = new ArrayList<>();
    /** The values of these nodes' inputs that do not depend on the picture, by the inputs' names. */
    private final Map<String, Weight> constants = new LinkedHashMap<>();

    private final Map<String, Weight> trained = new LinkedHashMap<>();

    /**
     * A kernel or the offsets of a convolution.
     *
     * @param name the name of its node
     * @param values the values in row-major order
     */
    record Weight(String name, Shape shape, float[] values) {
        boolean isKernel() {
            return shape.numDimensions() > 1;
        }
    }

    /**
     * Selects the layers of a network.
     *
     * @param last the last layer of the base, a map
     * @param fixed the last layer that is not trained further
     * @throws org.featurescope.validate.InvalidInputException if the network has an operation that cannot be trained here
     */
    BaseLayers(Network network, String last, String fixed) {
        this.network = network;
        this.last = network.layer(last);
        this.nodes = Nodes.byName(network.graph());
        Set<String> ofPicture = GraphOrder.variable(nodes);
        for (String name : GraphOrder.dependencies(nodes, this.last.node())) {
            NodeDef node = Nodes.of(nodes, name);
            if (ofPicture.contains(name) && !name.equals(input())) {
                Validate.isTrue(
                        "base",
                        OPERATIONS.contains(node.getOp()),
                        "the operation %s of node %s cannot be trained".formatted(node.getOp(), name));
                computed.add(node);
            }
        }
        readConstants(ofPicture);
        Set<String> before = GraphOrder.dependencies(nodes, network.layer(fixed).node());
        for (NodeDef node : computed) {
            if (hasWeights(node) && !before.contains(node.getName())) {
                String weight = node.getInput(1);
                trained.put(weight, Objects.requireNonNull(constants.get(weight), weight));
            }
        }
    }

    private String input() {
        return network.descriptor().input().node();
    }

    private static boolean hasWeights(NodeDef node) {
        return node.getOp().equals("Conv2D") || node.getOp().equals("BiasAdd");
    }

    private void readConstants(Set<String> ofPicture) {
        List<String> read = computed.stream()
                .filter(node -> !node.getOp().equals("ConcatV2"))
                .flatMap(node -> node.getInputList().stream())
                .filter(input -> !ofPicture.contains(input))
                .distinct()
                .toList();
        try (Graph graph = new Graph()) {
            graph.importGraphDef(network.graph());
            try (Session session = Sessions.open(graph)) {
                Session.Runner runner = session.runner();
                read.forEach(runner::fetch);
                try (Result result = runner.run()) {
                    for (int i = 0; i < read.size(); i++) {
                        TFloat32 value = (TFloat32) result.get(i);
                        constants.put(read.get(i), new Weight(read.get(i), value.shape(), TensorValues.of(value)));
                    }
                }
            }
        }
    }

    /** Returns the kernels and offsets that are trained. */
    List<Weight> trained() {
        return List.copyOf(trained.values());
    }

    /** Returns the number of channels of the last layer. */
    int channels() {
        return last.channels();
    }

    /** Returns the sides in pixels of the smallest picture that the layers accept. */
    int leastSide() {
        return network.descriptor().input().leastSide();
    }

    /** Returns the names of the layers, in depth order. */
    List<String> layers() {
        return network.layers().stream()
                .filter(layer -> layer.depth() <= last.depth())
                .map(Layer::name)
                .toList();
    }

    /**
     * Adds the nodes that compute the last layer, {@code [batch, height, width, channels]}.
     *
     * @param pictures {@code [batch, height, width, 3]}, in the range of the network's input
     * @param weights returns the value of a trained kernel or offsets by name
     */
    Operand<TFloat32> output(Ops tf, Operand<TFloat32> pictures, Function<String, Operand<TFloat32>> weights) {
        Map<String, Output<?>> made = new HashMap<>();
        made.put(input(), pictures.asOutput());
        for (NodeDef node : computed) {
            made.put(node.getName(), added(tf, node, made, weights));
        }
        return typed(Objects.requireNonNull(made.get(last.node())));
    }

    private Output<?> added(
            Ops tf, NodeDef node, Map<String, Output<?>> made, Function<String, Operand<TFloat32>> weights) {
        Scope scope = tf.scope();
        OperationBuilder builder = scope.env().opBuilder(node.getOp(), scope.makeOpName(node.getOp()), scope);
        if (node.getOp().equals("ConcatV2")) {
            List<String> inputs = node.getInputList().subList(0, node.getInputCount() - 1);
            builder.addInputList(inputs.stream()
                            .map(input -> Objects.requireNonNull(made.get(input), input))
                            .toArray(Output<?>[]::new))
                    .addInput(tf.constant(3).asOutput());
        } else {
            for (String input : node.getInputList()) {
                builder.addInput(made.computeIfAbsent(input, constant -> value(tf, constant, weights)));
            }
        }
        for (String list : List.of("strides", "ksize")) {
            if (node.containsAttr(list)) {
                builder.setAttr(
                        list,
                        Nodes.integers(node, list).stream()
                                .mapToLong(Long::longValue)
                                .toArray());
            }
        }
        if (node.containsAttr("padding")) {
            builder.setAttr("padding", Nodes.text(node, "padding"));
        }
        return builder.build().output(0);
    }

    private Output<?> value(Ops tf, String name, Function<String, Operand<TFloat32>> weights) {
        if (trained.containsKey(name)) {
            return weights.apply(name).asOutput();
        }
        Weight constant = Objects.requireNonNull(constants.get(name), name);
        return tf.constant(constant.shape(), DataBuffers.of(constant.values())).asOutput();
    }

    @SuppressWarnings("unchecked") // all nodes that depend on the picture are floats
    private static Operand<TFloat32> typed(Output<?> output) {
        return (Output<TFloat32>) output;
    }

    /**
     * Adds the layers to a frozen graph.
     *
     * @param weights returns the values of a trained kernel or offsets by name
     * @return the name of the last layer's node
     */
    String addTo(FrozenGraphBuilder graph, Function<String, float[]> weights) {
        Map<String, NodeDef> written = new HashMap<>(nodes);
        trained.values()
                .forEach(weight -> written.put(
                        weight.name(),
                        Nodes.constant(
                                weight.name(),
                                TensorProtos.of(
                                        weights.apply(weight.name()),
                                        weight.shape().asArray()))));
        GraphOrder.dependencies(written, last.node()).forEach(name -> graph.copy(Nodes.of(written, name)));
        return last.node();
    }
}
