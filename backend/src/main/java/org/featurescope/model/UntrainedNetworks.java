package org.featurescope.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.featurescope.model.rewriting.GraphOrder;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Makes untrained networks, which serve as controls: the graph of a trained network with weights that are drawn anew.
 *
 * <p>Implementation note: each weight of a convolution or of a matrix product is drawn from a normal distribution of
 * mean 0 and variance {@code 2 / n}, where {@code n} is the number of inputs of an output. Through ReLUs this keeps the
 * size of activations from layer to layer (He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", ICCV 2015,
 * doi:10.1109/ICCV.2015.123). Biases are 0, and a batch normalization changes nothing. All else stays: the preparation
 * of the input, local response normalization, pools and concatenations.
 */
public final class UntrainedNetworks {
    private static final Set<String> WEIGHTED = Set.of("Conv2D", "DepthwiseConv2dNative", "MatMul");

    private final Map<String, NodeDef> nodes;
    private final Map<String, Shape> shapes;
    /** The nodes that depend on the picture. */
    private final Set<String> variable;

    private final long seed;
    /** The constants that replace nodes, by their names. */
    private final Map<String, NodeDef> replaced = new HashMap<>();

    private UntrainedNetworks(Network trained, long seed) {
        this.nodes = Nodes.byName(trained.graph());
        this.shapes = Shapes.of(trained.graph(), trained.descriptor().input());
        this.variable = GraphOrder.variable(nodes);
        this.seed = seed;
    }

    /**
     * Returns an untrained network of the same shape. Its id is that of the trained network with {@code -untrained-} and
     * the seed added. Its digest is derived from that of the trained network and the seed.
     *
     * @param seed decides all weights
     */
    public static Network of(Network trained, long seed) {
        ModelDescriptor descriptor = trained.descriptor();
        return new Network(
                new ModelDescriptor(
                        "%s-untrained-%d".formatted(descriptor.id(), seed),
                        descriptor.title() + ", untrained",
                        "%s with weights drawn at random from the seed %d".formatted(descriptor.title(), seed),
                        descriptor.licence(),
                        descriptor.source(),
                        descriptor.graphFile(),
                        descriptor.input(),
                        descriptor.layers(),
                        descriptor.classes()),
                Sha256.of("untrained\n%s\n%d".formatted(trained.sha256(), seed).getBytes(StandardCharsets.UTF_8)),
                new UntrainedNetworks(trained, seed).graph(trained),
                trained.layers(),
                trained.labels(),
                trained.isBuiltIn(),
                trained.reach());
    }

    private GraphDef graph(Network trained) {
        nodes.values().forEach(this::draw);
        GraphDef.Builder graph = trained.graph().toBuilder().clearNode();
        nodes.values().forEach(node -> graph.addNode(replaced.getOrDefault(node.getName(), node)));
        List<String> outputs =
                new ArrayList<>(trained.layers().stream().map(Layer::node).toList());
        trained.classes()
                .ifPresent(classes -> outputs.addAll(List.of(classes.logitsNode(), classes.probabilitiesNode())));
        return GraphSurgery.prune(graph.build(), outputs);
    }

    private void draw(NodeDef node) {
        List<String> inputs = Nodes.dataInputs(node);
        switch (node.getOp()) {
            case "Conv2D", "DepthwiseConv2dNative", "MatMul" ->
                replace(inputs.get(1), weights -> normal(weights, fanIn(node, shape(weights))));
            case "BiasAdd" -> replace(inputs.get(1), bias -> filled(bias, 0));
            case "Add", "AddV2" -> {
                if (WEIGHTED.contains(Nodes.of(nodes, Nodes.name(inputs.get(0))).getOp())) {
                    replace(inputs.get(1), bias -> filled(bias, 0));
                }
            }
            case "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3" -> {
                replace(inputs.get(1), scale -> filled(scale, 1));
                replace(inputs.get(2), offset -> filled(offset, 0));
                replace(inputs.get(3), mean -> filled(mean, 0));
                replace(inputs.get(4), variance -> filled(variance, 1));
            }
            default -> {
                // has no weights
            }
        }
    }

    /** Replaces a node by a constant of the same shape, unless it depends on the picture. */
    private void replace(String input, Function<String, float[]> values) {
        String name = Nodes.name(input);
        if (!replaced.containsKey(name) && !variable.contains(name)) {
            replaced.put(
                    name,
                    Nodes.constant(
                            name,
                            TensorProtos.of(values.apply(name), shape(name).asArray())));
        }
    }

    /** Returns the number of inputs that an output of a convolution or a matrix product has. */
    private static long fanIn(NodeDef node, Shape weights) {
        return switch (node.getOp()) {
            case "Conv2D" -> weights.get(0) * weights.get(1) * weights.get(2);
            case "DepthwiseConv2dNative" -> weights.get(0) * weights.get(1);
            default -> weights.get(isTransposed(node) ? 1 : 0);
        };
    }

    private static boolean isTransposed(NodeDef product) {
        return product.getAttrOrDefault("transpose_b", AttrValue.getDefaultInstance())
                .getB();
    }

    /** Draws weights from a seed that depends on the node's name, so that each node has its own. */
    private float[] normal(String name, long fanIn) {
        float[] values = filled(name, 0);
        double deviation = Math.sqrt(2.0 / fanIn);
        byte[] digest = HexFormat.of().parseHex(Sha256.of((seed + "\n" + name).getBytes(StandardCharsets.UTF_8)));
        Random random = new Random(ByteBuffer.wrap(digest).getLong());
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private float[] filled(String name, float value) {
        float[] values = new float[Math.toIntExact(shape(name).size())];
        Arrays.fill(values, value);
        return values;
    }

    private Shape shape(String name) {
        return shapes.getOrDefault(name, Shape.unknown());
    }
}
