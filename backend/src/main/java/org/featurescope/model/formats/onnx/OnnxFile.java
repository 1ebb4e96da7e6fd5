package org.featurescope.model.formats.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.formats.GraphWriter;
import org.featurescope.model.formats.LeftOut;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads ONNX files of convolutional classifiers.
 *
 * <p>Implementation note: maps are {@code [batch, channels, height, width]} in the file and {@code [batch, height, width,
 * channels]} in the graph that is written. Each value knows in which order its node has the axes ({@link Value.Computed}), so
 * that a transposition writes no node, and one is written only where an operation needs another order. Shapes are computed
 * for one picture of the input's size, and compared with those that the file states. Everything that depends on shapes
 * alone is computed while the file is read. A node that cannot be carried over is left out with all that depends on it.
 */
public final class OnnxFile {
    private static final int MOST_NODES = 20_000;
    private static final int CHANNELS = 4;

    private final GraphProto graph;
    private final long version;
    private final PictureSize size;
    private final GraphWriter writer = new GraphWriter();
    private final Map<String, TensorProto> weights = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, TensorShapeProto> stated = new HashMap<>();
    private final LeftOut left = new LeftOut();
    private final List<String> inputs = new ArrayList<>();

    private OnnxFile(GraphProto graph, long version, PictureSize size) {
        this.graph = graph;
        this.version = version;
        this.size = size;
    }

    /**
     * Reads a file.
     *
     * @param folder of the file, in which its weights may be in further files
     * @param size says the size of pictures where the file leaves it open
     * @throws InvalidInputException if it is no ONNX file, contradicts itself, or has nothing that can be carried over
     */
    public static ReadNetwork read(String file, byte[] bytes, Path folder, PictureSize size) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidInputException("path", file + " is not an ONNX file, or is cut off", e);
        }
        if (model.getGraph().getNodeCount() == 0 || model.getGraph().getNodeCount() > MOST_NODES) {
            throw new InvalidInputException(
                    "path", "%s is not an ONNX file with 1 to %d nodes, or is cut off".formatted(file, MOST_NODES));
        }
        long version = model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .max()
                .orElse(1);
        try {
            return new OnnxFile(model.getGraph(), version, size).read(new ExternalWeights(folder));
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new InvalidInputException("path", file + " has shapes that do not fit each other", e);
        }
    }

    private ReadNetwork read(ExternalWeights external) {
        graph.getInitializerList().forEach(tensor -> weights.put(tensor.getName(), external.whole(tensor)));
        graph.getValueInfoList().forEach(this::state);
        graph.getOutputList().forEach(this::state);
        for (ValueInfoProto input : graph.getInputList()) {
            if (!weights.containsKey(input.getName())) {
                addInput(input);
            }
        }
        if (inputs.isEmpty()) {
            throw new InvalidInputException("path", "the ONNX file has no input of pictures");
        }
        Map<String, String> outputs = new HashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            carryOver(node);
            node.getOutputList().forEach(name -> {
                if (values.get(name) instanceof Value.Computed computed) {
                    outputs.put(name, computed.node());
                }
            });
        }
        List<String> ends = graph.getOutputList().stream()
                .map(ValueInfoProto::getName)
                .filter(outputs::containsKey)
                .map(name -> outputs.getOrDefault(name, ""))
                .toList();
        return new ReadNetwork(
                "ONNX",
                writer.build(),
                inputs,
                ends,
                Map.of(),
                Optional.empty(),
                List.of(),
                left.notes(ends.isEmpty()));
    }

    private void state(ValueInfoProto info) {
        if (info.getType().getTensorType().hasShape()) {
            stated.put(info.getName(), info.getType().getTensorType().getShape());
        }
    }

    /** Adds an input of pictures, channels first or last. Other inputs have no value, so what depends on them is left out. */
    private void addInput(ValueInfoProto input) {
        TensorShapeProto shape = input.getType().getTensorType().getShape();
        int type = input.getType().getTensorType().getElemType();
        boolean isFloat = type == TensorProto.DataType.FLOAT_VALUE || type == TensorProto.DataType.FLOAT16_VALUE;
        if (!isFloat || shape.getDimCount() != 4) {
            return;
        }
        int second = size(shape, 1);
        int last = size(shape, 3);
        boolean isLast = last > 0 && last <= CHANNELS && (second <= 0 || second > CHANNELS);
        int channels = isLast ? last : second > 0 ? second : 3;
        int height = size(shape, isLast ? 1 : 2);
        int width = size(shape, isLast ? 2 : 3);
        if (height <= 0 || width <= 0) {
            PictureSize.Size given = size.get();
            height = height > 0 ? height : given.height();
            width = width > 0 ? width : given.width();
        }
        String node = writer.placeholder(input.getName(), -1, height, width, channels);
        inputs.add(node);
        values.put(
                input.getName(),
                isLast
                        ? Value.Computed.plain(node, 1, height, width, channels)
                        : Value.Computed.map(node, 1, channels, height, width));
    }

    private static int size(TensorShapeProto shape, int axis) {
        long size = shape.getDim(axis).getDimValue();
        return size > 0 && size <= 1 << 16 ? (int) size : -1;
    }

    private void carryOver(NodeProto node) {
        Optional<Operator> operator = Operators.named(node.getOpType());
        boolean dependsOnLeft = node.getInputList().stream()
                .anyMatch(input -> !input.isEmpty() && !values.containsKey(input) && !weights.containsKey(input));
        if (dependsOnLeft || node.getOutputCount() == 0) {
            return;
        }
        String name = node.getName().isEmpty() ? node.getOutput(0) : node.getName();
        if (operator.isEmpty()) {
            left.add("%s (%s), an operation that is not known".formatted(name, node.getOpType()));
            return;
        }
        Step step = new Step(node, this::value, writer, version);
        try {
            operator.get().write(step);
        } catch (UnsupportedNodeException e) {
            left.add("%s (%s), which %s".formatted(name, node.getOpType(), e.getMessage()));
            return;
        }
        step.given().forEach((index, value) -> {
            if (index < node.getOutputCount()) {
                check(node, node.getOutput(index), value);
                values.put(node.getOutput(index), value);
            }
        });
    }

    private @Nullable Value value(String name) {
        Value value = values.get(name);
        TensorProto tensor = weights.get(name);
        if (value != null || tensor == null) {
            return value;
        }
        try {
            return Constants.of(tensor);
        } catch (UnsupportedNodeException e) {
            throw new InvalidInputException("path", "the constant %s %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Compares a shape with the one that the file states; the number of pictures does not count. */
    private void check(NodeProto node, String name, Value value) {
        TensorShapeProto shape = stated.get(name);
        if (shape == null || !(value instanceof Value.Computed)) {
            return;
        }
        boolean fits = shape.getDimCount() == value.rank();
        for (int axis = 1; fits && axis < value.rank(); axis++) {
            long size = shape.getDim(axis).getDimValue();
            fits = size <= 0 || size == value.shape()[axis];
        }
        if (!fits) {
            throw new InvalidInputException(
                    "path",
                    "the file contradicts itself: %s (%s) gives %s, but is said to give %s"
                            .formatted(
                                    name,
                                    node.getOpType(),
                                    Arrays.toString(value.shape()),
                                    shape.getDimList().stream()
                                            .map(dim -> dim.hasDimParam() ? dim.getDimParam() : "" + dim.getDimValue())
                                            .toList()));
        }
    }
}
