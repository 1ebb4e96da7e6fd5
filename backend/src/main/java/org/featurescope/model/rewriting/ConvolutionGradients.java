package org.featurescope.model.rewriting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Replaces the gradient of a convolution with respect to its input by a convolution.
 *
 * <p>With {@code y[o] = sum over k of x[s o + k - p] w[k]} on an axis of stride {@code s} the gradient with respect to
 * {@code x} at {@code i = s q + r} is {@code sum over e of dy[q - e] w[s e + r + p]}: for each of the {@code s}
 * remainders {@code r} a convolution of stride 1. Together they are one convolution with {@code s * s} times the
 * channels, which are then rearranged in space. TensorFlow's {@code Conv2DBackpropInput} computes the same, but
 * converts its filter to the layout of the processor's kernels at every step, while the constant filter of a
 * convolution is converted once. For the few channels of a picture it is also slow.
 */
final class ConvolutionGradients {
    private final Map<String, NodeDef> nodes;
    private final Function<String, Shape> shapes;
    private final GraphDef.Builder rewritten = GraphDef.newBuilder();

    private ConvolutionGradients(GraphDef graph, Function<String, Shape> shapes) {
        this.nodes = Nodes.byName(graph);
        this.shapes = shapes;
        rewritten.setVersions(graph.getVersions()).setLibrary(graph.getLibrary());
    }

    /**
     * Replaces the gradients of convolutions whose filter is a constant. All names stay.
     *
     * @param shapes returns the shape of the first output of a node
     */
    static GraphDef asConvolutions(GraphDef graph, Function<String, Shape> shapes) {
        ConvolutionGradients pass = new ConvolutionGradients(graph, shapes);
        for (NodeDef node : graph.getNodeList()) {
            Optional<NodeDef> filter = pass.constantFilter(node);
            if (filter.isEmpty() || !pass.rewrite(node, filter.get())) {
                pass.rewritten.addNode(node);
            }
        }
        return pass.rewritten.build();
    }

    private Optional<NodeDef> constantFilter(NodeDef node) {
        boolean plain = node.getOp().equals("Conv2DBackpropInput")
                && Nodes.text(node, "data_format").equals("NHWC")
                && !Nodes.text(node, "padding").equals("EXPLICIT")
                && Nodes.integers(node, "dilations").stream().allMatch(dilation -> dilation == 1);
        if (!plain) {
            return Optional.empty();
        }
        NodeDef filter = Nodes.of(nodes, Nodes.name(node.getInput(1)));
        while (filter.getOp().equals("Identity")) {
            filter = Nodes.of(nodes, Nodes.name(filter.getInput(0)));
        }
        return Optional.of(filter).filter(source -> source.getOp().equals("Const"));
    }

    private boolean rewrite(NodeDef node, NodeDef filter) {
        Shape input = shapes.apply(node.getName());
        Shape gradient = shapes.apply(Nodes.name(node.getInput(2)));
        List<Long> filterShape = Nodes.value(filter).getTensorShape().getDimList().stream()
                .map(TensorShapeProto.Dim::getSize)
                .toList();
        Axis y = axis(node, 1, input, gradient, filterShape);
        Axis x = axis(node, 2, input, gradient, filterShape);
        if (!y.isConvolution() || !x.isConvolution() || y.stride != x.stride) {
            return false;
        }
        boolean spread = y.stride > 1;
        boolean cut = y.positions() * y.stride != y.input || x.positions() * x.stride != x.input;
        String name = node.getName();
        rewritten.addNode(Nodes.constant(name + "/filter", phases(filter, filterShape, y, x)));
        rewritten.addNode(convolution(node, spread ? name + "/phases" : name, y, x));
        if (spread) {
            rewritten.addNode(NodeDef.newBuilder()
                    .setName(cut ? name + "/whole" : name)
                    .setOp("DepthToSpace")
                    .addInput(name + "/phases")
                    .putAttr("T", node.getAttrOrThrow("T"))
                    .putAttr("block_size", Nodes.integer(y.stride)));
        }
        if (cut) {
            cut(node, input);
        }
        return true;
    }

    private static Axis axis(NodeDef node, int axis, Shape input, Shape gradient, List<Long> filterShape) {
        int stride = Nodes.integers(node, "strides").get(axis).intValue();
        int kernel = filterShape.get(axis - 1).intValue();
        int from = (int) input.get(axis);
        int to = (int) gradient.get(axis);
        boolean same = Nodes.text(node, "padding").equals("SAME");
        int before = same ? Math.max(0, (to - 1) * stride + kernel - from) / 2 : 0;
        return new Axis(stride, kernel, before, from, to);
    }

    private static NodeDef convolution(NodeDef node, String name, Axis y, Axis x) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Conv2D")
                .addInput(node.getInput(2))
                .addInput(node.getName() + "/filter")
                .putAttr("T", node.getAttrOrThrow("T"))
                .putAttr("strides", Nodes.integers(1, 1, 1, 1))
                .putAttr("data_format", node.getAttrOrThrow("data_format"))
                .putAttr("padding", Nodes.text("EXPLICIT"))
                .putAttr(
                        "explicit_paddings",
                        Nodes.integers(
                                0, 0, y.paddingBefore(), y.paddingAfter(), x.paddingBefore(), x.paddingAfter(), 0, 0))
                .build();
    }

    private void cut(NodeDef node, Shape input) {
        String name = node.getName();
        int[] size = {-1, (int) input.get(1), (int) input.get(2), -1};
        rewritten.addNode(Nodes.constant(name + "/begin", TensorProtos.of(new int[] {0, 0, 0, 0})));
        rewritten.addNode(Nodes.constant(name + "/size", TensorProtos.of(size)));
        rewritten.addNode(NodeDef.newBuilder()
                .setName(name)
                .setOp("Slice")
                .addInput(name + "/whole")
                .addInput(name + "/begin")
                .addInput(name + "/size")
                .putAttr("T", node.getAttrOrThrow("T"))
                .putAttr("Index", Nodes.type(DataType.DT_INT32)));
    }

    /**
     * Converts a filter {@code [kernel, kernel, in, out]} to {@code [taps of y, taps of x, out, stride * stride * in]}.
     */
    private static TensorProto phases(NodeDef filter, List<Long> shape, Axis y, Axis x) {
        int in = shape.get(2).intValue();
        int out = shape.get(3).intValue();
        float[] values = TensorProtos.floats(Nodes.value(filter));
        int s = y.stride;
        float[] phases = new float[y.taps() * x.taps() * out * s * s * in];
        for (int phase = 0; phase < s * s; phase++) {
            for (int tapY = 0; tapY < y.taps(); tapY++) {
                for (int tapX = 0; tapX < x.taps(); tapX++) {
                    int kernelY = y.kernelIndex(tapY, phase / s);
                    int kernelX = x.kernelIndex(tapX, phase % s);
                    if (kernelY < 0 || kernelY >= y.kernel || kernelX < 0 || kernelX >= x.kernel) {
                        continue;
                    }
                    int from = (kernelY * x.kernel + kernelX) * in * out;
                    int to = ((tapY * x.taps() + tapX) * out * s * s + phase) * in;
                    for (int i = 0; i < in; i++) {
                        for (int o = 0; o < out; o++) {
                            phases[to + o * s * s * in + i] = values[from + i * out + o];
                        }
                    }
                }
            }
        }
        return TensorProtos.of(phases, y.taps(), x.taps(), out, (long) s * s * in);
    }

    /**
     * One axis of a convolution.
     *
     * @param stride of the convolution
     * @param kernel length of the kernel
     * @param before length of the padding before the input
     * @param input length of the input
     * @param output length of the output
     */
    private record Axis(int stride, int kernel, int before, int input, int output) {
        private int leastShift() {
            return -((stride - 1 + before) / stride);
        }

        private int mostShift() {
            return Math.floorDiv(kernel - 1 - before, stride);
        }

        int taps() {
            return mostShift() - leastShift() + 1;
        }

        /**
         * Returns the index in the kernel of a tap's weight for one remainder; outside of the kernel if there is none.
         */
        int kernelIndex(int tap, int remainder) {
            return stride * (mostShift() - tap) + remainder + before;
        }

        /** Returns the number of groups of {@code stride} inputs. */
        int positions() {
            return (input + stride - 1) / stride;
        }

        int paddingBefore() {
            return mostShift();
        }

        int paddingAfter() {
            return positions() - output - leastShift();
        }

        boolean isConvolution() {
            return input > 0 && output > 0 && paddingBefore() >= 0 && paddingAfter() >= 0;
        }
    }
}
