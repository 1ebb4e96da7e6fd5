package org.featurescope.model.rewriting;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Replaces a local response normalization with the exponent 3/4, and its gradient, by a convolution over the channels
 * and square roots.
 *
 * <p>With {@code s = bias + alpha W(x^2)}, where {@code W} sums a channel and {@code depth_radius} on either side of
 * it, and {@code p = s^-beta} the normalization is {@code y = x p} and its gradient {@code dx = dy p - 2 alpha beta x
 * W(dy y / s)} (Krizhevsky et al., 2012, section 3.3, differentiated). TensorFlow's kernels compute a logarithm and an
 * exponential for each value of {@code y}, and another power for each value of {@code dx}. For {@code beta = 3/4} two
 * square roots are enough, and the gradient reuses {@code s} and {@code p} of the normalization.
 *
 * <p>{@code W} is a convolution with a band matrix as its filter, most of which is zero. Many channels are therefore
 * arranged in blocks as if they were pixels of a row, and the filter covers a block and its two neighbours.
 */
final class NormalizationConvolutions {
    private static final List<String> ATTRIBUTES = List.of("depth_radius", "bias", "alpha", "beta");
    private static final float BETA = 0.75f;
    /**
     * With more channels, blocks are faster than one band matrix of all channels; measured with 64 and 192 channels.
     */
    private static final int MOST_WITHOUT_BLOCKS = 128;
    /** Channels of a block: as many floats as the processor's widest registers hold. */
    private static final int BLOCK = 16;
    /** The index of the normalization's output among the inputs of its gradient. */
    private static final int OUTPUT = 2;

    private final Map<String, NodeDef> nodes;
    private final Function<String, Shape> shapes;
    private final GraphDef.Builder rewritten;

    private NormalizationConvolutions(GraphDef graph, Function<String, Shape> shapes) {
        this.nodes = Nodes.byName(graph);
        this.shapes = shapes;
        this.rewritten = graph.toBuilder().clearNode();
    }

    /**
     * Replaces the normalizations whose {@code beta} is 3/4 and whose sums under the root are positive, and their
     * gradients. All names stay.
     *
     * @param graph whose gradients have the attributes of their normalizations ({@link NormalizationGradients})
     * @param shapes returns the shape of the first output of a node
     */
    static GraphDef of(GraphDef graph, Function<String, Shape> shapes) {
        NormalizationConvolutions pass = new NormalizationConvolutions(graph, shapes);
        graph.getNodeList().forEach(pass::add);
        return pass.rewritten.build();
    }

    private void add(NodeDef node) {
        if (isRewritten(node)) {
            normalization(node);
        } else if (node.getOp().equals("LRNGrad") && isRewritten(normalizationOf(node))) {
            gradient(node, normalizationOf(node));
        } else {
            rewritten.addNode(node);
        }
    }

    private NodeDef normalizationOf(NodeDef gradient) {
        return Nodes.of(nodes, Nodes.name(gradient.getInput(OUTPUT)));
    }

    private boolean isRewritten(NodeDef node) {
        if (!node.getOp().equals("LRN")
                || node.getInputCount() > 1
                || !ATTRIBUTES.stream().allMatch(node::containsAttr)) {
            return false;
        }
        Shape shape = shapes.apply(node.getName());
        return number(node, "beta") == BETA
                && number(node, "bias") > 0
                && number(node, "alpha") >= 0
                && node.getAttrOrThrow("T").getType() == DataType.DT_FLOAT
                && shape.numDimensions() == 4
                && shape.get(1) > 0
                && shape.get(2) > 0
                && shape.get(3) > 0;
    }

    private void normalization(NodeDef node) {
        String name = node.getName();
        String input = node.getInput(0);
        op(name + "/squares", "Square", input);
        window(node, name + "/scale", name + "/squares", number(node, "alpha"), number(node, "bias"));
        op(name + "/root", "Rsqrt", name + "/scale");
        op(name + "/root_of_root", "Sqrt", name + "/root");
        op(name + "/factor", "Mul", name + "/root", name + "/root_of_root");
        op(name, "Mul", input, name + "/factor");
    }

    private void gradient(NodeDef node, NodeDef normalization) {
        String name = node.getName();
        String normalized = normalization.getName();
        String above = node.getInput(0);
        op(name + "/product", "Mul", above, normalized);
        op(name + "/quotient", "RealDiv", name + "/product", normalized + "/scale");
        window(normalization, name + "/window", name + "/quotient", -2 * BETA * number(normalization, "alpha"), 0);
        op(name + "/through_scale", "Mul", normalization.getInput(0), name + "/window");
        op(name + "/direct", "Mul", above, normalized + "/factor");
        op(name, "AddV2", name + "/direct", name + "/through_scale");
    }

    /** Adds {@code offset + weight} times the sum of {@code values} over the window of {@code normalization}. */
    private void window(NodeDef normalization, String name, String values, float weight, float offset) {
        Shape shape = shapes.apply(normalization.getName());
        int channels = (int) shape.get(3);
        int radius = (int) normalization.getAttrOrThrow("depth_radius").getI();
        if (channels <= MOST_WITHOUT_BLOCKS || channels % BLOCK != 0 || radius > BLOCK) {
            convolution(name, values, band(1, channels, radius, weight), offset);
            return;
        }
        int pixels = (int) (shape.get(1) * shape.get(2));
        reshape(name + "/blocks", values, -1, pixels, channels / BLOCK, BLOCK);
        convolution(name + "/of_blocks", name + "/blocks", band(3, BLOCK, radius, weight), offset);
        reshape(name, name + "/of_blocks", -1, (int) shape.get(1), (int) shape.get(2), channels);
    }

    /**
     * Returns the filter {@code [1, blocks, channels, channels]}, which is {@code weight} where a channel of a block is
     * at most {@code radius} channels away from a channel of the middle block, and 0 elsewhere.
     */
    private static Filter band(int blocks, int channels, int radius, float weight) {
        float[] values = new float[blocks * channels * channels];
        for (int from = 0; from < blocks * channels; from++) {
            for (int to = 0; to < channels; to++) {
                int distance = Math.abs(from - blocks / 2 * channels - to);
                values[from * channels + to] = distance <= radius ? weight : 0;
            }
        }
        return new Filter(values, blocks, channels);
    }

    private void convolution(String name, String input, Filter filter, float offset) {
        rewritten.addNode(Nodes.constant(
                name + "/filter", TensorProtos.of(filter.values, 1, filter.blocks, filter.channels, filter.channels)));
        op(offset == 0 ? name : name + "/weighted", "Conv2D", input, name + "/filter")
                .putAttr("strides", Nodes.integers(1, 1, 1, 1))
                .putAttr("dilations", Nodes.integers(1, 1, 1, 1))
                .putAttr("data_format", Nodes.text("NHWC"))
                .putAttr("padding", Nodes.text("SAME"));
        if (offset != 0) {
            float[] offsets = new float[filter.channels];
            Arrays.fill(offsets, offset);
            rewritten.addNode(Nodes.constant(name + "/offset", TensorProtos.of(offsets, offsets.length)));
            op(name, "BiasAdd", name + "/weighted", name + "/offset").putAttr("data_format", Nodes.text("NHWC"));
        }
    }

    private void reshape(String name, String input, int... shape) {
        rewritten.addNode(Nodes.constant(name + "/shape", TensorProtos.of(shape)));
        op(name, "Reshape", input, name + "/shape").putAttr("Tshape", Nodes.type(DataType.DT_INT32));
    }

    private NodeDef.Builder op(String name, String op, String... inputs) {
        return rewritten
                .addNodeBuilder()
                .setName(name)
                .setOp(op)
                .addAllInput(List.of(inputs))
                .putAttr("T", Nodes.type(DataType.DT_FLOAT));
    }

    private static float number(NodeDef node, String attribute) {
        return node.getAttrOrThrow(attribute).getF();
    }

    /** A filter {@code [1, blocks, channels, channels]} in row-major order. */
    private record Filter(float[] values, int blocks, int channels) {}
}
