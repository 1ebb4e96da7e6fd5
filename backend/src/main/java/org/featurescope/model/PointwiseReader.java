package org.featurescope.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.rewriting.GraphOrder;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * Reads the weights of units that are affine functions of another layer's activation vector.
 *
 * <p>Implementation note: the nodes between the unit's value before its ReLU and the layer that it reads must all be of
 * types of which this holds. Together they are then one affine function, whichever they are, and it is evaluated at
 * the zero vector, which gives the bias, and at each unit vector, which gives a weight and the bias.
 */
final class PointwiseReader {
    private static final Set<String> RELUS = Set.of("Relu", "Relu6");

    /** Types of nodes of which each output position is an affine function of the same input position. */
    private static final Set<String> AFFINE = Set.of("Identity", "BiasAdd", "Add", "AddV2", "Sub", "Mul", "MatMul");

    private final String field;
    private final Network network;
    private final Map<String, NodeDef> nodes;
    private final Map<String, Shape> shapes;
    /** The nodes that depend on the picture. */
    private final Set<String> variable;

    private final Map<String, Layer> layers = new HashMap<>();

    /** A unit's value before its ReLU: a channel of a node's output 0. */
    private record Value(String node, int channel) {}

    PointwiseReader(String field, Network network) {
        this.field = field;
        this.network = network;
        this.nodes = Nodes.byName(network.graph());
        this.variable = GraphOrder.variable(nodes);
        this.shapes = Shapes.of(network.graph(), network.descriptor().input());
        // of two layers that show one node the first is meant
        network.layers().forEach(layer -> layers.putIfAbsent(layer.node(), layer));
    }

    PointwiseWeights read(List<Unit> units) {
        List<Value> values = new ArrayList<>();
        Map<Layer, Unit> inputs = new HashMap<>();
        for (Unit unit : units) {
            Value value = value(unit);
            values.add(value);
            inputs.putIfAbsent(input(unit, value), unit);
        }
        Validate.isTrue(
                field,
                inputs.size() == 1,
                "the units read several layers (%s); choose units that read the same one"
                        .formatted(String.join(
                                ", ",
                                inputs.keySet().stream()
                                        .map(Layer::name)
                                        .sorted()
                                        .toList())));
        Layer input = inputs.keySet().iterator().next();
        Validate.isTrue(
                field,
                input.channels() > 1,
                "%s reads %s, which has one channel; choose units that read two or more"
                        .formatted(units.get(0), input.name()));
        return evaluated(input, values);
    }

    private Value value(Unit unit) {
        unit.checkedAgainst(network);
        return beforeRelu(unit, network.layer(unit.layer()).node(), unit.channel());
    }

    /** Follows a channel back through concatenations to the value before its ReLU. */
    private Value beforeRelu(Unit unit, String layerNode, int layerChannel) {
        String output = layerNode;
        int channel = layerChannel;
        NodeDef node = Nodes.of(nodes, Nodes.name(output));
        while (node.getOp().equals("ConcatV2") || node.getOp().equals("Identity")) {
            List<String> inputs = Nodes.dataInputs(node);
            int part = 0;
            if (node.getOp().equals("ConcatV2")) {
                while (part < inputs.size() - 1 && channel >= channels(Nodes.name(inputs.get(part)))) {
                    channel -= channels(Nodes.name(inputs.get(part)));
                    part++;
                }
                if (part == inputs.size() - 1) {
                    throw refused(
                            unit, "is a part of %s, whose branches do not lie side by side".formatted(node.getName()));
                }
            }
            output = inputs.get(part);
            node = Nodes.of(nodes, Nodes.name(output));
        }
        String before = RELUS.contains(node.getOp()) ? node.getInput(0) : output;
        return new Value(Nodes.name(before), channel);
    }

    private int channels(String node) {
        Shape shape = shapes.getOrDefault(node, Shape.unknown());
        return Math.toIntExact(shape.get(shape.numDimensions() - 1));
    }

    /** Returns the layer whose activations a value is an affine function of. */
    private Layer input(Unit unit, Value value) {
        NodeDef node = Nodes.of(nodes, value.node);
        boolean reads = false;
        while (true) {
            check(unit, node);
            reads |= node.getOp().equals("Conv2D") || node.getOp().equals("MatMul");
            List<String> inputs = Nodes.dataInputs(node).stream()
                    .filter(input -> variable.contains(Nodes.name(input)))
                    .toList();
            if (inputs.size() != 1) {
                throw refused(unit, "is computed by %s of several layers".formatted(node.getOp()));
            }
            String next = Nodes.name(inputs.get(0));
            Layer layer = layers.get(next);
            if (layer != null && reads) {
                return layer;
            }
            node = Nodes.of(nodes, next);
        }
    }

    private void check(Unit unit, NodeDef node) {
        switch (node.getOp()) {
            case "Conv2D" -> checkConvolution(unit, node);
            case "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3" -> {
                boolean isTraining = !node.containsAttr("is_training")
                        || node.getAttrOrThrow("is_training").getB();
                if (isTraining) {
                    throw refused(unit, "is normalized by each batch, in %s".formatted(node.getName()));
                }
            }
            case "Reshape", "Squeeze" -> {
                if (channels(node.getName()) != channels(Nodes.name(node.getInput(0)))) {
                    throw refused(unit, "reads all positions at once, by %s".formatted(node.getName()));
                }
            }
            default -> {
                if (!AFFINE.contains(node.getOp())) {
                    throw refused(
                            unit,
                            "depends on %s, a %s, which is not linear in the activations at one position"
                                    .formatted(node.getName(), node.getOp()));
                }
            }
        }
    }

    private void checkConvolution(Unit unit, NodeDef node) {
        Shape filter = shapes.getOrDefault(Nodes.name(node.getInput(1)), Shape.unknown());
        if (filter.get(0) != 1 || filter.get(1) != 1) {
            throw refused(
                    unit, "is of a convolution of %d x %d, %s".formatted(filter.get(0), filter.get(1), node.getName()));
        }
        if (Nodes.integers(node, "strides").stream().anyMatch(stride -> stride != 1)) {
            throw refused(unit, "is of the convolution %s, which leaves positions out".formatted(node.getName()));
        }
    }

    private InvalidInputException refused(Unit unit, String how) {
        return new InvalidInputException(
                field,
                ("%s %s; choose units of a convolution of 1 x 1 or of a fully connected layer, which read the activations of"
                                + " a layer at one position")
                        .formatted(unit, how));
    }

    private PointwiseWeights evaluated(Layer input, List<Value> values) {
        int channels = input.channels();
        boolean isMap = shapes.getOrDefault(input.node(), Shape.unknown()).numDimensions() == 4;
        Shape shape = isMap ? Shape.of(channels + 1, 1, 1, channels) : Shape.of(channels + 1, channels);
        // the first vector is zero
        float[] vectors = new float[(channels + 1) * channels];
        for (int channel = 0; channel < channels; channel++) {
            vectors[(channel + 1) * channels + channel] = 1;
        }
        float[][] weights = new float[values.size()][channels];
        float[] biases = new float[values.size()];
        try (Graph graph = new Graph();
                TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(vectors))) {
            graph.importGraphDef(from(input, isMap, values));
            try (Session session = Sessions.open(graph)) {
                for (int unit = 0; unit < values.size(); unit++) {
                    float[] outputs = outputs(session, input, fed, values.get(unit));
                    biases[unit] = outputs[0];
                    for (int channel = 0; channel < channels; channel++) {
                        weights[unit][channel] = outputs[channel + 1] - outputs[0];
                    }
                }
            }
        }
        return new PointwiseWeights(input, weights, biases);
    }

    private float[] outputs(Session session, Layer input, TFloat32 fed, Value value) {
        Session.Runner runner = session.runner().feed(input.node(), fed).fetch(value.node);
        try (Result result = runner.run()) {
            TFloat32 all = (TFloat32) result.get(0);
            int vectors = Math.toIntExact(fed.shape().get(0));
            int units = Math.toIntExact(all.size() / vectors);
            float[] flat = TensorValues.of(all);
            float[] outputs = new float[vectors];
            for (int vector = 0; vector < vectors; vector++) {
                outputs[vector] = flat[vector * units + value.channel];
            }
            return outputs;
        }
    }

    /** Returns the part of the graph between a layer, which becomes its input, and values. */
    private GraphDef from(Layer input, boolean isMap, List<Value> values) {
        long[] shape = isMap ? new long[] {-1, -1, -1, input.channels()} : new long[] {-1, input.channels()};
        GraphDef.Builder graph = network.graph().toBuilder().clearNode();
        for (NodeDef node : network.graph().getNodeList()) {
            graph.addNode(
                    node.getName().equals(input.node())
                            ? Nodes.placeholder(node.getName(), DataType.DT_FLOAT, shape)
                            : node);
        }
        return GraphSurgery.prune(
                graph.build(), values.stream().map(Value::node).distinct().toList());
    }
}
