package org.featurescope.model.rewriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Divides convolutions of groups of channels, whose gradient TensorFlow does not compute on every processor, into one
 * convolution for each group. A convolution each of whose filters reads one channel becomes a {@code DepthwiseConv2dNative}.
 *
 * <p>Filters are {@code [height, width, channels of a group, outputs]}, and the outputs of a group are next to each other. So
 * where a group has one channel, the same numbers are the filters {@code [height, width, channels, outputs of a channel]} of
 * the other operation.
 */
public final class GroupedConvolutions {
    /** More groups would be more nodes than a graph should have. */
    private static final int MOST_GROUPS = 64;

    private final Map<String, Shape> shapes;
    private final Map<String, NodeDef> nodes;
    private final GraphDef.Builder divided;

    private GroupedConvolutions(GraphDef def, Map<String, Shape> shapes) {
        this.shapes = shapes;
        this.nodes = Nodes.byName(def);
        this.divided = def.toBuilder().clearNode();
    }

    /**
     * Returns the graph without grouped convolutions, as far as their filters are constants. All names stay.
     *
     * @param shapes of the outputs of all nodes
     */
    public static GraphDef of(GraphDef def, Map<String, Shape> shapes) {
        GroupedConvolutions pass = new GroupedConvolutions(def, shapes);
        def.getNodeList().forEach(pass::add);
        return pass.divided.build();
    }

    private void add(NodeDef node) {
        if (!node.getOp().equals("Conv2D") || Nodes.text(node, "data_format").startsWith("NC")) {
            divided.addNode(node);
            return;
        }
        NodeDef filter = Nodes.of(nodes, Nodes.name(node.getInput(1)));
        if (filter.getOp().equals("Const") && Nodes.value(filter).getDtype() == DataType.DT_FLOAT) {
            addConvolution(node, Nodes.value(filter));
        } else {
            divided.addNode(node);
        }
    }

    private void addConvolution(NodeDef node, TensorProto filter) {
        Shape input = shapes.getOrDefault(Nodes.name(node.getInput(0)), Shape.unknown());
        int groups = (int) groups(input, sizes(filter));
        if (groups > 1 && input.get(3) == groups && hasOneStride(node)) {
            addSeparate(node, filter, groups);
        } else if (groups > 1 && groups <= MOST_GROUPS) {
            addGroups(node, filter, groups);
        } else {
            divided.addNode(node);
        }
    }

    private static long[] sizes(TensorProto filter) {
        return filter.getTensorShape().getDimList().stream()
                .mapToLong(TensorShapeProto.Dim::getSize)
                .toArray();
    }

    /** Returns the number of groups; 1 where it is not known. */
    private static long groups(Shape input, long[] filter) {
        boolean isKnown = input.numDimensions() == 4 && input.get(3) > 0 && filter.length == 4 && filter[2] > 0;
        long groups = isKnown && input.get(3) % filter[2] == 0 ? input.get(3) / filter[2] : 1;
        return groups > 1 && filter[3] % groups == 0 ? groups : 1;
    }

    private static boolean hasOneStride(NodeDef node) {
        List<Long> strides = Nodes.integers(node, "strides");
        return strides.size() == 4 && strides.get(1).equals(strides.get(2));
    }

    private void addSeparate(NodeDef node, TensorProto filter, int channels) {
        long[] sizes = sizes(filter);
        String name = node.getName() + "/separate";
        divided.addNode(Nodes.constant(
                name, TensorProtos.of(TensorProtos.floats(filter), sizes[0], sizes[1], channels, sizes[3] / channels)));
        divided.addNode(node.toBuilder()
                .setOp("DepthwiseConv2dNative")
                .setInput(1, name)
                .removeAttr("use_cudnn_on_gpu"));
    }

    private void addGroups(NodeDef node, TensorProto filter, int groups) {
        long[] sizes = sizes(filter);
        int in = (int) sizes[2];
        int out = (int) sizes[3] / groups;
        float[] values = TensorProtos.floats(filter);
        List<String> parts = new ArrayList<>();
        String size = constant(node.getName() + "/group_size", TensorProtos.of(new int[] {-1, -1, -1, in}));
        for (int group = 0; group < groups; group++) {
            String name = "%s/group_%d".formatted(node.getName(), group);
            String begin = constant(name + "/begin", TensorProtos.of(new int[] {0, 0, 0, group * in}));
            divided.addNode(operation(name, "Slice", List.of(node.getInput(0), begin, size))
                    .putAttr("Index", Nodes.type(DataType.DT_INT32)));
            float[] part = new float[values.length / groups];
            for (int i = 0; i < part.length; i++) {
                part[i] = values[i / out * out * groups + group * out + i % out];
            }
            String own = constant(name + "/filter", TensorProtos.of(part, sizes[0], sizes[1], in, out));
            parts.add(name + "/convolution");
            divided.addNode(node.toBuilder()
                    .setName(name + "/convolution")
                    .setInput(0, name)
                    .setInput(1, own));
        }
        parts.add(constant(node.getName() + "/axis", TensorProtos.ofScalar(3)));
        divided.addNode(operation(node.getName(), "ConcatV2", parts)
                .putAttr("N", Nodes.integer(groups))
                .putAttr("Tidx", Nodes.type(DataType.DT_INT32)));
    }

    private String constant(String name, TensorProto value) {
        divided.addNode(Nodes.constant(name, value));
        return name;
    }

    private static NodeDef.Builder operation(String name, String op, List<String> inputs) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(op)
                .addAllInput(inputs)
                .putAttr("T", Nodes.type(DataType.DT_FLOAT));
    }
}
