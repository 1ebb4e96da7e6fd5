package org.featurescope.model.formats.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Builds small ONNX models with random weights, node by node, with the classes of the format. */
public final class OnnxModels {
    private final Random random = new Random(11);
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private int count;

    /** Adds the input, and returns its name. */
    public String input(long... shape) {
        graph.addInput(info("picture", shape));
        return "picture";
    }

    /** Declares the output. */
    public OnnxModels output(String name, long... shape) {
        graph.addOutput(info(name, shape));
        return this;
    }

    /** States the shape of a value. */
    public OnnxModels state(String name, long... shape) {
        graph.addValueInfo(info(name, shape));
        return this;
    }

    /** Returns the model. */
    public ModelProto build(long version) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("test")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(version))
                .setGraph(graph)
                .build();
    }

    /** Adds a node of one output, and returns the output's name. */
    public String node(String op, List<String> inputs, AttributeProto... attributes) {
        String output = op.toLowerCase(Locale.ROOT) + count++;
        graph.addNode(NodeProto.newBuilder()
                .setOpType(op)
                .setName("/" + output + "/" + op)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(Arrays.asList(attributes)));
        return output;
    }

    public String node(String op, String input, AttributeProto... attributes) {
        return node(op, List.of(input), attributes);
    }

    /** Adds a node of several outputs. */
    public List<String> split(String input, int parts, AttributeProto... attributes) {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            outputs.add("part" + count++);
        }
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Split")
                .addInput(input)
                .addAllOutput(outputs)
                .addAllAttribute(Arrays.asList(attributes)));
        return outputs;
    }

    /** Adds random weights. */
    public String weights(double spread, long... shape) {
        return weights(spread, 0, shape);
    }

    /** Adds random weights around a mean. */
    public String weights(double spread, double mean, long... shape) {
        int size = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
        ByteBuffer bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.putFloat(
                    (float) (mean + spread * random.nextDouble() * (mean == 0 ? random.nextBoolean() ? 1 : -1 : 1)));
        }
        String name = "weights" + count++;
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addAllDims(Arrays.stream(shape).boxed().toList())
                .setRawData(ByteString.copyFrom(bytes.rewind())));
        return name;
    }

    /** Adds whole numbers. */
    public String integers(long... values) {
        String name = "integers" + count++;
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.length)
                .addAllInt64Data(Arrays.stream(values).boxed().toList()));
        return name;
    }

    /** Adds one whole number without axes. */
    public String scalar(long value) {
        String name = "scalar" + count++;
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addInt64Data(value));
        return name;
    }

    /** Adds whole numbers of one byte each, signed or not. */
    public String bytes(boolean isSigned, byte[] values, long... shape) {
        String name = "bytes" + count++;
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(isSigned ? TensorProto.DataType.INT8_VALUE : TensorProto.DataType.UINT8_VALUE)
                .addAllDims(Arrays.stream(shape).boxed().toList())
                .setRawData(ByteString.copyFrom(values)));
        return name;
    }

    /** Adds float32 numbers of a shape. */
    public String numbers(float[] values, long... shape) {
        String name = numbers(values);
        TensorProto.Builder tensor = graph.getInitializerBuilder(graph.getInitializerCount() - 1);
        tensor.clearDims().addAllDims(Arrays.stream(shape).boxed().toList());
        return name;
    }

    /** Adds float32 numbers. */
    public String numbers(float... values) {
        String name = "numbers" + count++;
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addDims(values.length);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds one float32 number without axes. */
    public String number(float value) {
        String name = "number" + count++;
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addFloatData(value));
        return name;
    }

    /** Adds a convolution of 3 x 3 with a bias. */
    public String convolution(String input, int in, int out, int groups, AttributeProto... attributes) {
        AttributeProto[] all = Arrays.copyOf(attributes, attributes.length + 2);
        all[attributes.length] = ints("kernel_shape", 3, 3);
        all[attributes.length + 1] = integer("group", groups);
        return node("Conv", List.of(input, weights(0.4, out, in / groups, 3, 3), weights(0.2, out)), all);
    }

    /** Adds a batch normalization. */
    public String normalization(String input, int channels) {
        return node(
                "BatchNormalization",
                List.of(
                        input,
                        weights(1, 0.5, channels),
                        weights(0.3, channels),
                        weights(0.3, channels),
                        weights(1, 0.5, channels)),
                real("epsilon", 1e-3f));
    }

    public static AttributeProto ints(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private static ValueInfoProto info(String name, long... shape) {
        TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
        for (long size : shape) {
            TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
            sizes.addDim(size < 0 ? dim.setDimParam("n" + -size) : dim.setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(sizes)))
                .build();
    }
}
