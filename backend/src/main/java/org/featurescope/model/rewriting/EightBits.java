package org.featurescope.model.rewriting;

import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Converts the weights of frozen graphs to whole numbers of eight bits, -127 to 127, and a scale for each channel, which makes
 * their files four times smaller; {@link WideWeights} converts them back. A weight changes by at most 1/254 of the largest of
 * its channel.
 */
final class EightBits {
    private static final int MOST = 127;

    private EightBits() {}

    /**
     * Turns every large float32 constant {@code w} of two or more axes into an int8 constant {@code w_bytes}, a {@code Cast}
     * {@code w_steps}, a float32 constant {@code w_scale} with a value for each index of the last axis, and their product
     * {@code w}.
     */
    static GraphDef narrow(GraphDef def) {
        GraphDef.Builder narrowed = def.toBuilder().clearNode();
        for (NodeDef node : def.getNodeList()) {
            if (isKernel(node)) {
                addNarrowed(narrowed, node);
            } else {
                narrowed.addNode(node);
            }
        }
        return narrowed.build();
    }

    private static boolean isKernel(NodeDef node) {
        return Nodes.isConstant(node, DataType.DT_FLOAT)
                && Nodes.value(node).getTensorShape().getDimCount() > 1
                && TensorProtos.elements(Nodes.value(node)) >= HalfPrecision.LEAST_VALUES;
    }

    private static void addNarrowed(GraphDef.Builder graph, NodeDef node) {
        String name = node.getName();
        float[] values = TensorProtos.floats(Nodes.value(node));
        int axes = Nodes.value(node).getTensorShape().getDimCount();
        int channels = (int) Nodes.value(node).getTensorShape().getDim(axes - 1).getSize();
        float[] scale = new float[channels];
        for (int i = 0; i < values.length; i++) {
            scale[i % channels] = Math.max(scale[i % channels], Math.abs(values[i]) / MOST);
        }
        byte[] steps = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            float step = scale[i % channels];
            steps[i] = step == 0 ? 0 : (byte) Math.round(values[i] / step);
        }
        graph.addNode(Nodes.constant(
                name + "_bytes", TensorProtos.ofBytes(steps, Nodes.value(node).getTensorShape())));
        graph.addNode(Nodes.castToFloat(name + "_steps", name + "_bytes", DataType.DT_INT8));
        graph.addNode(Nodes.constant(name + "_scale", TensorProtos.of(scale, channels)));
        graph.addNode(NodeDef.newBuilder()
                .setName(name)
                .setOp("Mul")
                .addInput(name + "_steps")
                .addInput(name + "_scale")
                .putAttr("T", Nodes.type(DataType.DT_FLOAT)));
    }
}
