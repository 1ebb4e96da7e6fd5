package org.featurescope.model.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.featurescope.model.rewriting.Nodes;
import org.featurescope.model.rewriting.TensorProtos;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.VersionDef;

/**
 * Writes the frozen graph of a network in another format, node by node. Names that are wanted twice get a number. Each method
 * returns the name of the node that it adds.
 */
public final class GraphWriter {
    /** The version of GraphDefs that TensorFlow 2.18 writes. */
    private static final int PRODUCER = 1994;

    private static final AttrValue FLOAT = Nodes.type(DataType.DT_FLOAT);
    private static final AttrValue INTEGER = Nodes.type(DataType.DT_INT32);

    private final GraphDef.Builder graph =
            GraphDef.newBuilder().setVersions(VersionDef.newBuilder().setProducer(PRODUCER));
    private final Set<String> names = new HashSet<>();

    /** Returns the graph. */
    public GraphDef build() {
        return graph.build();
    }

    /** Adds a placeholder for float32 values. */
    public String placeholder(String wanted, long... sizes) {
        return add(Nodes.placeholder(unique(wanted), DataType.DT_FLOAT, sizes).toBuilder());
    }

    /** Adds a float32 constant in row-major order. */
    public String constant(String wanted, float[] values, long... shape) {
        return add(Nodes.constant(unique(wanted), TensorProtos.of(values, shape)).toBuilder());
    }

    /** Adds an int32 vector. */
    public String integers(String wanted, int... values) {
        return add(Nodes.constant(unique(wanted), TensorProtos.of(values)).toBuilder());
    }

    /** Adds an int32 scalar. */
    public String integer(String wanted, int value) {
        return add(Nodes.constant(unique(wanted), TensorProtos.ofScalar(value)).toBuilder());
    }

    /** Adds an operation on float32 values without further attributes. */
    public String operation(String wanted, String op, String... inputs) {
        return operation(wanted, op, List.of(inputs), Map.of());
    }

    /** Adds an operation on float32 values. */
    public String operation(String wanted, String op, List<String> inputs, Map<String, AttrValue> attributes) {
        return add(NodeDef.newBuilder()
                .setName(unique(wanted))
                .setOp(op)
                .addAllInput(inputs)
                .putAttr("T", FLOAT)
                .putAllAttr(attributes));
    }

    /** Adds a rearrangement of axes: axis {@code i} of the result is axis {@code order[i]} of the input. */
    public String transpose(String wanted, String input, int... order) {
        return operation(
                wanted, "Transpose", List.of(input, integers(wanted + "/order", order)), Map.of("Tperm", INTEGER));
    }

    /** Adds another shape; -1 stands for the size that follows from the others. */
    public String reshape(String wanted, String input, int... shape) {
        return operation(
                wanted, "Reshape", List.of(input, integers(wanted + "/shape", shape)), Map.of("Tshape", INTEGER));
    }

    /** Adds a mean or another reduction over axes. */
    public String reduction(String wanted, String op, String input, boolean keepsAxes, int... axes) {
        return operation(
                wanted,
                op,
                List.of(input, integers(wanted + "/axes", axes)),
                Map.of(
                        "Tidx",
                        INTEGER,
                        "keep_dims",
                        AttrValue.newBuilder().setB(keepsAxes).build()));
    }

    /** Adds a concatenation. */
    public String concatenation(String wanted, List<String> inputs, int axis) {
        List<String> all = new ArrayList<>(inputs);
        all.add(integer(wanted + "/axis", axis));
        return operation(wanted, "ConcatV2", all, Map.of("N", Nodes.integer(inputs.size()), "Tidx", INTEGER));
    }

    /** Adds the part of a value from {@code begin}, of {@code size}, where -1 stands for all that follows. */
    public String slice(String wanted, String input, int[] begin, int[] size) {
        return operation(
                wanted,
                "Slice",
                List.of(input, integers(wanted + "/begin", begin), integers(wanted + "/size", size)),
                Map.of("Index", INTEGER));
    }

    /**
     * Adds padding.
     *
     * @param before values before each axis
     * @param after values after each axis
     * @param value what it is filled with
     */
    public String pad(String wanted, String input, int[] before, int[] after, float value) {
        String paddings = paddings(wanted, before, after);
        return value == 0
                ? operation(wanted, "Pad", List.of(input, paddings), Map.of("Tpaddings", INTEGER))
                : operation(
                        wanted,
                        "PadV2",
                        List.of(input, paddings, constant(wanted + "/value", new float[] {value})),
                        Map.of("Tpaddings", INTEGER));
    }

    /** Adds padding that mirrors the values, without those at the border. */
    public String mirrorPad(String wanted, String input, int[] before, int[] after) {
        return operation(
                wanted,
                "MirrorPad",
                List.of(input, paddings(wanted, before, after)),
                Map.of("Tpaddings", INTEGER, "mode", Nodes.text("REFLECT")));
    }

    private String paddings(String wanted, int[] before, int[] after) {
        int[] pairs = new int[2 * before.length];
        for (int axis = 0; axis < before.length; axis++) {
            pairs[2 * axis] = before[axis];
            pairs[2 * axis + 1] = after[axis];
        }
        TensorProto vector = TensorProtos.of(pairs);
        return add(Nodes.constant(
                unique(wanted + "/paddings"),
                vector.toBuilder()
                        .setTensorShape(TensorProtos.shape(before.length, 2))
                        .build())
                .toBuilder());
    }

    /**
     * Adds a convolution of maps {@code [batch, height, width, channels]}.
     *
     * @param op {@code Conv2D} or {@code DepthwiseConv2dNative}
     * @param same whether the map is padded so that it keeps its size
     */
    public String convolution(
            String wanted, String op, String input, String filter, int[] strides, int[] dilations, boolean same) {
        return operation(
                wanted,
                op,
                List.of(input, filter),
                Map.of(
                        "strides", Nodes.integers(1, strides[0], strides[1], 1),
                        "dilations", Nodes.integers(1, dilations[0], dilations[1], 1),
                        "padding", Nodes.text(same ? "SAME" : "VALID"),
                        "data_format", Nodes.text("NHWC")));
    }

    /** Adds a pooling of maps {@code [batch, height, width, channels]}; {@code op} is {@code MaxPool} or {@code AvgPool}. */
    public String pool(String wanted, String op, String input, int[] size, int[] strides, boolean same) {
        return operation(
                wanted,
                op,
                List.of(input),
                Map.of(
                        "ksize", Nodes.integers(1, size[0], size[1], 1),
                        "strides", Nodes.integers(1, strides[0], strides[1], 1),
                        "padding", Nodes.text(same ? "SAME" : "VALID"),
                        "data_format", Nodes.text("NHWC")));
    }

    private String add(NodeDef.Builder node) {
        graph.addNode(node);
        return node.getName();
    }

    /** Returns a name that no other node has, made of characters that names of TensorFlow may have. */
    private String unique(String wanted) {
        String tidy = wanted.replaceFirst("^[^A-Za-z0-9.]+", "").replaceAll("[^A-Za-z0-9_./\\-]", "_");
        String name = tidy.isEmpty() ? "node" : tidy;
        String free = name;
        for (int i = 1; !names.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
