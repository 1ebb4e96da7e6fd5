package org.featurescope.model.rewriting;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.LongStream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.VersionDef;

/**
 * Builds a frozen convolutional network node by node, without a running TensorFlow. Tensors are {@code [batch, height,
 * width, channels]}. Each method adds one node and returns its name; a node is added after its inputs.
 */
public final class FrozenGraphBuilder {
    /** The version of GraphDefs that TensorFlow 2.18 writes. */
    private static final int PRODUCER = 1994;

    private final GraphDef.Builder graph =
            GraphDef.newBuilder().setVersions(VersionDef.newBuilder().setProducer(PRODUCER));

    /** Adds a placeholder for any number of RGB pictures of any size. */
    public String pictures(String name) {
        return add(Nodes.placeholder(name, DataType.DT_FLOAT, -1, -1, -1, 3).toBuilder());
    }

    /** Adds a float32 constant of {@code values} in row-major order. */
    public String constant(String name, float[] values, long... shape) {
        graph.addNode(Nodes.constant(name, TensorProtos.of(values, shape)));
        return name;
    }

    /**
     * Adds the product of a float32 constant and one scale for each index of its last axis. Steps that are whole
     * numbers up to 2048 stay exact in half precision.
     *
     * @param steps the constant's values in row-major order
     */
    public String scaledConstant(String name, float[] steps, float[] scale, long... shape) {
        return operation(
                name, "Mul", constant(name + "_steps", steps, shape), constant(name + "_scale", scale, scale.length));
    }

    /** Adds an operation on float32 tensors that has no further attributes, such as {@code Relu} or {@code BiasAdd}. */
    public String operation(String name, String op, String... inputs) {
        return add(computed(name, op, inputs));
    }

    /**
     * Adds a convolution.
     *
     * @param kernel a constant {@code [height, width, channels in, channels out]}
     * @param padding {@code SAME} or {@code VALID}
     */
    public String convolution(String name, String input, String kernel, int[] strides, String padding) {
        return add(computed(name, "Conv2D", input, kernel)
                .putAttr("strides", perAxis(strides))
                .putAttr("padding", text(padding)));
    }

    /**
     * Adds a pooling of windows. An average does not count the padding.
     *
     * @param op {@code MaxPool} or {@code AvgPool}
     * @param padding {@code SAME} or {@code VALID}
     */
    public String pool(String name, String op, String input, int[] size, int[] strides, String padding) {
        return add(computed(name, op, input)
                .putAttr("ksize", perAxis(size))
                .putAttr("strides", perAxis(strides))
                .putAttr("padding", text(padding)));
    }

    /** Adds a concatenation along the channels. */
    public String concatenation(String name, List<String> inputs) {
        String axis = name + "_axis";
        graph.addNode(Nodes.constant(axis, TensorProtos.ofScalar(3)));
        return add(computed(name, "ConcatV2", inputs.toArray(String[]::new))
                .addInput(axis)
                .putAttr("N", AttrValue.newBuilder().setI(inputs.size()).build())
                .putAttr("Tidx", Nodes.type(DataType.DT_INT32)));
    }

    /** Adds the average of each channel over all positions, {@code [batch, channels]}. */
    public String average(String name, String input) {
        String axes = name + "_axes";
        graph.addNode(Nodes.constant(axes, TensorProtos.of(new int[] {1, 2})));
        return add(computed(name, "Mean", input, axes).putAttr("Tidx", Nodes.type(DataType.DT_INT32)));
    }

    /** Adds a node of another graph. */
    public void copy(NodeDef node) {
        graph.addNode(node);
    }

    /** Returns the graph. */
    public GraphDef build() {
        return graph.build();
    }

    /** Returns the bytes of the graph's file with weights in half precision. */
    public byte[] toHalfPrecisionFile() {
        return file(HalfPrecision.narrow(build()));
    }

    /** Returns the bytes of the graph's file with weights of eight bits. */
    public byte[] toEightBitFile() {
        return file(EightBits.narrow(build()));
    }

    /** Returns the bytes of a graph. The same graph always gives the same bytes. */
    private static byte[] file(GraphDef narrowed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(narrowed.getSerializedSize());
        try {
            CodedOutputStream stream = CodedOutputStream.newInstance(bytes);
            stream.useDeterministicSerialization();
            narrowed.writeTo(stream);
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private String add(NodeDef.Builder node) {
        graph.addNode(node);
        return node.getName();
    }

    private static NodeDef.Builder node(String name, String op) {
        return NodeDef.newBuilder().setName(name).setOp(op);
    }

    private static NodeDef.Builder computed(String name, String op, String... inputs) {
        return node(name, op).addAllInput(List.of(inputs)).putAttr("T", Nodes.type(DataType.DT_FLOAT));
    }

    private static AttrValue perAxis(int[] sizes) {
        return AttrValue.newBuilder()
                .setList(AttrValue.ListValue.newBuilder()
                        .addAllI(LongStream.of(1, sizes[0], sizes[1], 1).boxed().toList()))
                .build();
    }

    private static AttrValue text(String value) {
        return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(value)).build();
    }
}
