package org.featurescope.model.formats.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.featurescope.model.formats.GraphWriter;
import org.jspecify.annotations.Nullable;

/** One node of an ONNX file with its inputs, while it is carried over to the graph that is written. */
final class Step {
    private final NodeProto node;
    private final Function<String, @Nullable Value> values;
    private final GraphWriter writer;
    private final Map<Integer, Value> outputs = new HashMap<>();
    private final Attributes attributes;
    private final long version;

    Step(NodeProto node, Function<String, @Nullable Value> values, GraphWriter writer, long version) {
        this.node = node;
        this.values = values;
        this.writer = writer;
        this.version = version;
        this.attributes = new Attributes(node);
    }

    String op() {
        return node.getOpType();
    }

    /** Returns the version of the operations that the file uses. */
    long version() {
        return version;
    }

    Attributes attributes() {
        return attributes;
    }

    GraphWriter writer() {
        return writer;
    }

    /** Returns the name for the node that is written. */
    String name() {
        return node.getName().isEmpty() ? node.getOutput(0) : node.getName();
    }

    int inputs() {
        return node.getInputCount();
    }

    int outputs() {
        return node.getOutputCount();
    }

    boolean has(int index) {
        return index < node.getInputCount() && !node.getInput(index).isEmpty();
    }

    Value input(int index) throws UnsupportedNodeException {
        Value value = has(index) ? values.apply(node.getInput(index)) : null;
        if (value == null) {
            throw new UnsupportedNodeException("has no input %d".formatted(index));
        }
        return value;
    }

    /** Returns an input that depends on the picture. */
    Value.Computed computed(int index) throws UnsupportedNodeException {
        if (input(index) instanceof Value.Computed computed) {
            return computed;
        }
        throw new UnsupportedNodeException("has a constant as input %d".formatted(index));
    }

    /** Returns an input that does not depend on the picture. */
    Value.Known known(int index) throws UnsupportedNodeException {
        if (input(index) instanceof Value.Known known) {
            return known;
        }
        throw new UnsupportedNodeException(
                "computes its input %d from the picture, which must be constant".formatted(index));
    }

    /** Returns whole numbers that are an attribute in old files and an input in new ones. */
    Optional<int[]> integers(String attribute, int index) throws UnsupportedNodeException {
        return has(index) ? Optional.of(known(index).integers()) : attributes.integers(attribute);
    }

    /** Returns a map input as {@code [batch, height, width, channels]}. */
    Value.Computed map(int index) throws UnsupportedNodeException {
        Value.Computed input = computed(index);
        if (input.rank() != 4) {
            throw new UnsupportedNodeException(
                    "has an input of %d axes; only maps of four are known".formatted(input.rank()));
        }
        return stored(input, Value.Computed.CHANNELS_LAST);
    }

    /** Returns a value whose node has its axes in the order of the file. */
    Value.Computed plain(Value.Computed value) {
        return stored(value, IntStream.range(0, value.rank()).toArray());
    }

    /** Returns a value whose node has its axes in an order. */
    Value.Computed stored(Value.Computed value, int[] order) {
        if (Arrays.equals(value.stored(), order)) {
            return value;
        }
        int[] places = Arrays.stream(order).map(value::place).toArray();
        String node = writer.transpose(name() + "/transposed", value.node(), places);
        return new Value.Computed(node, value.shape(), order);
    }

    /** Sets output 0. */
    void give(Value value) {
        outputs.put(0, value);
    }

    /** Sets an output. */
    void give(int index, Value value) {
        outputs.put(index, value);
    }

    Map<Integer, Value> given() {
        return outputs;
    }

    /** Returns an axis from 0; negative ones count from the end. */
    static int axis(long axis, int rank) throws UnsupportedNodeException {
        long from0 = axis < 0 ? axis + rank : axis;
        if (from0 < 0 || from0 >= rank) {
            throw new UnsupportedNodeException("names axis %d of %d".formatted(axis, rank));
        }
        return (int) from0;
    }

    /** Returns an axis that is not that of the pictures. */
    static int axisOfOne(long axis, int rank) throws UnsupportedNodeException {
        int from0 = axis(axis, rank);
        if (from0 == 0) {
            throw new UnsupportedNodeException("works across pictures");
        }
        return from0;
    }
}
