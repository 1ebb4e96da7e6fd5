package org.featurescope.model.formats.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Computes an ONNX graph as its specification defines the operations, in double precision, channels first, in plain Java. It
 * shares no code with the reader.
 */
final class OnnxInterpreter {
    private final Map<String, Array> values = new HashMap<>();
    private final NodeProto node;

    /** Numbers of a shape, in row-major order. */
    static final class Array {
        final int[] shape;
        final double[] v;

        Array(int[] shape, double[] v) {
            this.shape = shape;
            this.v = v;
        }

        Array(int... shape) {
            this(shape, new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)]);
        }

        double at(int... index) {
            return v[offset(index)];
        }

        int offset(int... index) {
            int offset = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                offset = offset * shape[axis] + index[axis];
            }
            return offset;
        }

        int[] index(int offset) {
            int[] index = new int[shape.length];
            int rest = offset;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }
            return index;
        }
    }

    private OnnxInterpreter(NodeProto node, Map<String, Array> values) {
        this.node = node;
        this.values.putAll(values);
    }

    /** Returns all values of a graph for an input. */
    static Map<String, Array> run(GraphProto graph, Array input) {
        Map<String, Array> values = new HashMap<>();
        values.put(graph.getInput(0).getName(), input);
        graph.getInitializerList().forEach(tensor -> values.put(tensor.getName(), array(tensor)));
        for (NodeProto node : graph.getNodeList()) {
            List<Array> results = new OnnxInterpreter(node, values).compute();
            for (int i = 0; i < results.size(); i++) {
                values.put(node.getOutput(i), results.get(i));
            }
        }
        return values;
    }

    private static Array array(TensorProto tensor) {
        Array array =
                new Array(tensor.getDimsList().stream().mapToInt(Long::intValue).toArray());
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < array.v.length; i++) {
            array.v[i] = raw.hasRemaining()
                    ? raw.getFloat()
                    : tensor.getDataType() == TensorProto.DataType.INT64_VALUE
                            ? tensor.getInt64Data(i)
                            : tensor.getFloatData(i);
        }
        return array;
    }

    private List<Array> compute() {
        if (node.getOpType().equals("Split")) {
            return split();
        }
        return List.of(
                switch (node.getOpType()) {
                    case "Conv" -> convolution();
                    case "MaxPool", "AveragePool" -> pool(node.getOpType().equals("MaxPool"));
                    case "GlobalAveragePool" -> mean(new int[] {2, 3}, true);
                    case "ReduceMean" -> mean(ints("axes", new int[0]), integer("keepdims", 1) == 1);
                    case "BatchNormalization" -> normalization();
                    case "LRN" -> localResponse();
                    case "Relu" -> map(x -> Math.max(0, x));
                    case "LeakyRelu" -> map(x -> x < 0 ? real("alpha", 0.01f) * x : x);
                    case "Sigmoid" -> map(x -> 1 / (1 + Math.exp(-x)));
                    case "HardSigmoid" ->
                        map(x -> Math.max(0, Math.min(1, real("alpha", .2f) * x + real("beta", .5f))));
                    case "HardSwish" -> map(x -> x * Math.max(0, Math.min(1, x / 6 + 0.5)));
                    case "Clip" -> map(x -> Math.max(in(1).v[0], Math.min(in(2).v[0], x)));
                    case "PRelu" -> binary((x, slope) -> x < 0 ? slope * x : x);
                    case "Add" -> binary(Double::sum);
                    case "Sub" -> binary((x, y) -> x - y);
                    case "Mul" -> binary((x, y) -> x * y);
                    case "Div" -> binary((x, y) -> x / y);
                    case "Identity", "Dropout" -> in(0);
                    case "Concat" -> concatenation();
                    case "Flatten" -> reshaped(in(0).shape[0], -1);
                    case "Reshape" -> reshaped(whole(in(1)));
                    case "Shape" ->
                        new Array(
                                new int[] {in(0).shape.length},
                                Arrays.stream(in(0).shape).asDoubleStream().toArray());
                    case "Gather" -> new Array(new int[0], new double[] {in(0).v[(int) in(1).v[0]]});
                    case "Squeeze" -> squeezed();
                    case "Unsqueeze" -> unsqueezed();
                    case "Transpose" -> transposed();
                    case "Gemm" -> gemm();
                    case "MatMul" -> product(in(0), in(1));
                    case "Softmax" -> softmax();
                    case "Pad" -> reflected();
                    case "Slice" -> slice();
                    case "Resize" -> enlarged();
                    default -> throw new AssertionError(node.getOpType());
                });
    }

    private Array convolution() {
        Array x = in(0);
        Array w = in(1);
        int[] strides = ints("strides", new int[] {1, 1});
        int[] dilations = ints("dilations", new int[] {1, 1});
        int[] pads = pads(w.shape[2], w.shape[3], strides);
        int groups = integer("group", 1);
        int height = (x.shape[2] + pads[0] + pads[2] - dilations[0] * (w.shape[2] - 1) - 1) / strides[0] + 1;
        int width = (x.shape[3] + pads[1] + pads[3] - dilations[1] * (w.shape[3] - 1) - 1) / strides[1] + 1;
        Array y = new Array(1, w.shape[0], height, width);
        for (int o = 0; o < w.shape[0]; o++) {
            int first = o / (w.shape[0] / groups) * w.shape[1];
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                    double sum = in(2).v[o];
                    for (int c = 0; c < w.shape[1]; c++) {
                        for (int k = 0; k < w.shape[2]; k++) {
                            for (int l = 0; l < w.shape[3]; l++) {
                                int row = i * strides[0] - pads[0] + k * dilations[0];
                                int column = j * strides[1] - pads[1] + l * dilations[1];
                                if (row >= 0 && row < x.shape[2] && column >= 0 && column < x.shape[3]) {
                                    sum += w.at(o, c, k, l) * x.at(0, first + c, row, column);
                                }
                            }
                        }
                    }
                    y.v[y.offset(0, o, i, j)] = sum;
                }
            }
        }
        return y;
    }

    private int[] pads(int kernelHeight, int kernelWidth, int[] strides) {
        if (!text("auto_pad").startsWith("SAME")) {
            return ints("pads", new int[4]);
        }
        int[] pads = new int[4];
        int[] kernel = {kernelHeight, kernelWidth};
        for (int axis = 0; axis < 2; axis++) {
            int length = in(0).shape[2 + axis];
            int total = Math.max(
                    0, ((length + strides[axis] - 1) / strides[axis] - 1) * strides[axis] + kernel[axis] - length);
            pads[axis] = text("auto_pad").equals("SAME_UPPER") ? total / 2 : total - total / 2;
            pads[axis + 2] = total - pads[axis];
        }
        return pads;
    }

    private Array pool(boolean isMaximum) {
        Array x = in(0);
        int[] kernel = ints("kernel_shape", new int[0]);
        int[] strides = ints("strides", new int[] {1, 1});
        int[] pads = pads(kernel[0], kernel[1], strides);
        boolean up = integer("ceil_mode", 0) == 1;
        boolean countsPadding = integer("count_include_pad", 0) == 1;
        int[] size = new int[2];
        for (int axis = 0; axis < 2; axis++) {
            double room = x.shape[2 + axis] + pads[axis] + pads[axis + 2] - kernel[axis];
            size[axis] = (int) (up ? Math.ceil(room / strides[axis]) : Math.floor(room / strides[axis])) + 1;
            if (up && (size[axis] - 1) * strides[axis] >= x.shape[2 + axis] + pads[axis]) {
                size[axis]--;
            }
        }
        Array y = new Array(1, x.shape[1], size[0], size[1]);
        for (int at = 0; at < y.v.length; at++) {
            int[] index = y.index(at);
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int count = 0;
            for (int k = 0; k < kernel[0]; k++) {
                for (int l = 0; l < kernel[1]; l++) {
                    int row = index[2] * strides[0] - pads[0] + k;
                    int column = index[3] * strides[1] - pads[1] + l;
                    boolean inside = row >= 0 && row < x.shape[2] && column >= 0 && column < x.shape[3];
                    boolean padded = row < x.shape[2] + pads[2] && column < x.shape[3] + pads[3];
                    if (inside) {
                        most = Math.max(most, x.at(0, index[1], row, column));
                        sum += x.at(0, index[1], row, column);
                    }
                    count += inside || (countsPadding && padded) ? 1 : 0;
                }
            }
            y.v[at] = isMaximum ? most : sum / count;
        }
        return y;
    }

    private Array mean(int[] axes, boolean keeps) {
        Array x = in(0);
        int[] kept = x.shape.clone();
        for (int axis : axes) {
            kept[axis] = 1;
        }
        Array y = new Array(kept);
        for (int at = 0; at < x.v.length; at++) {
            int[] index = x.index(at);
            for (int axis : axes) {
                index[axis] = 0;
            }
            y.v[y.offset(index)] += x.v[at] * y.v.length / x.v.length;
        }
        List<Integer> left = new ArrayList<>();
        for (int axis = 0; axis < kept.length; axis++) {
            int each = axis;
            if (keeps || Arrays.stream(axes).noneMatch(gone -> gone == each)) {
                left.add(kept[axis]);
            }
        }
        return new Array(left.stream().mapToInt(Integer::intValue).toArray(), y.v);
    }

    private Array normalization() {
        Array x = in(0);
        Array y = new Array(x.shape);
        for (int at = 0; at < x.v.length; at++) {
            int c = x.index(at)[1];
            y.v[at] = (x.v[at] - in(3).v[c]) / Math.sqrt(in(4).v[c] + real("epsilon", 1e-5f)) * in(1).v[c] + in(2).v[c];
        }
        return y;
    }

    private Array localResponse() {
        Array x = in(0);
        Array y = new Array(x.shape);
        int size = integer("size", 1);
        for (int at = 0; at < x.v.length; at++) {
            int[] index = x.index(at);
            int channel = index[1];
            double squares = 0;
            for (int c = channel - (size - 1) / 2; c <= channel + size / 2; c++) {
                if (c >= 0 && c < x.shape[1]) {
                    index[1] = c;
                    squares += Math.pow(x.at(index), 2);
                }
            }
            y.v[at] = x.v[at] / Math.pow(real("bias", 1) + real("alpha", 1e-4f) / size * squares, real("beta", 0.75f));
        }
        return y;
    }

    private Array map(DoubleUnaryOperator function) {
        return new Array(in(0).shape, Arrays.stream(in(0).v).map(function).toArray());
    }

    private Array binary(DoubleBinaryOperator function) {
        Array one = in(0);
        Array other = in(1);
        int rank = Math.max(one.shape.length, other.shape.length);
        int[] shape = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            shape[axis] = Math.max(size(one, rank, axis), size(other, rank, axis));
        }
        Array y = new Array(shape);
        for (int at = 0; at < y.v.length; at++) {
            int[] index = y.index(at);
            y.v[at] = function.applyAsDouble(broadcast(one, rank, index), broadcast(other, rank, index));
        }
        return y;
    }

    private static int size(Array array, int rank, int axis) {
        int own = axis - (rank - array.shape.length);
        return own < 0 ? 1 : array.shape[own];
    }

    private static double broadcast(Array array, int rank, int[] index) {
        int missing = rank - array.shape.length;
        int[] own = new int[array.shape.length];
        for (int axis = 0; axis < own.length; axis++) {
            own[axis] = array.shape[axis] == 1 ? 0 : index[axis + missing];
        }
        return array.at(own);
    }

    private Array concatenation() {
        int axis = integer("axis", 1);
        axis = axis < 0 ? axis + in(0).shape.length : axis;
        int[] shape = in(0).shape.clone();
        shape[axis] = 0;
        for (int i = 0; i < node.getInputCount(); i++) {
            shape[axis] += in(i).shape[axis];
        }
        Array y = new Array(shape);
        int begin = 0;
        for (int i = 0; i < node.getInputCount(); i++) {
            for (int at = 0; at < in(i).v.length; at++) {
                int[] index = in(i).index(at);
                index[axis] += begin;
                y.v[y.offset(index)] = in(i).v[at];
            }
            begin += in(i).shape[axis];
        }
        return y;
    }

    private List<Array> split() {
        int parts = node.getOutputCount();
        List<Array> results = new ArrayList<>();
        int size = in(0).shape[1] / parts;
        for (int part = 0; part < parts; part++) {
            results.add(channels(part * size, (part + 1) * size));
        }
        return results;
    }

    private Array slice() {
        return channels((int) in(1).v[0], (int) Math.min(in(2).v[0], in(0).shape[1]));
    }

    private Array channels(int from, int to) {
        Array x = in(0);
        Array y = new Array(1, to - from, x.shape[2], x.shape[3]);
        for (int at = 0; at < y.v.length; at++) {
            int[] index = y.index(at);
            index[1] += from;
            y.v[at] = x.at(index);
        }
        return y;
    }

    private Array reshaped(int... wanted) {
        int[] shape = wanted.clone();
        int known = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = shape[axis] == 0 ? in(0).shape[axis] : shape[axis];
            known *= shape[axis] == -1 ? 1 : shape[axis];
        }
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = shape[axis] == -1 ? in(0).v.length / known : shape[axis];
        }
        return new Array(shape, in(0).v);
    }

    private Array squeezed() {
        int[] axes = whole(in(1));
        List<Integer> shape = new ArrayList<>();
        for (int axis = 0; axis < in(0).shape.length; axis++) {
            int each = axis;
            if (Arrays.stream(axes).noneMatch(gone -> gone == each)) {
                shape.add(in(0).shape[axis]);
            }
        }
        return new Array(shape.stream().mapToInt(Integer::intValue).toArray(), in(0).v);
    }

    private Array unsqueezed() {
        List<Integer> shape = new ArrayList<>(Arrays.stream(in(0).shape).boxed().toList());
        for (int axis : whole(in(1))) {
            shape.add(axis, 1);
        }
        return new Array(shape.stream().mapToInt(Integer::intValue).toArray(), in(0).v);
    }

    private Array transposed() {
        int[] order = ints("perm", new int[0]);
        Array x = in(0);
        Array y = new Array(Arrays.stream(order).map(axis -> x.shape[axis]).toArray());
        for (int at = 0; at < y.v.length; at++) {
            int[] index = y.index(at);
            int[] from = new int[order.length];
            for (int axis = 0; axis < order.length; axis++) {
                from[order[axis]] = index[axis];
            }
            y.v[at] = x.at(from);
        }
        return y;
    }

    private Array gemm() {
        Array w = in(1);
        boolean turned = integer("transB", 0) == 1;
        int out = turned ? w.shape[0] : w.shape[1];
        Array y = new Array(1, out);
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in(0).v.length; i++) {
                y.v[o] += real("alpha", 1) * in(0).v[i] * (turned ? w.at(o, i) : w.at(i, o));
            }
            y.v[o] += real("beta", 1) * in(2).v[o];
        }
        return y;
    }

    private static Array product(Array x, Array w) {
        Array y = new Array(1, w.shape[1]);
        for (int o = 0; o < w.shape[1]; o++) {
            for (int i = 0; i < x.v.length; i++) {
                y.v[o] += x.v[i] * w.at(i, o);
            }
        }
        return y;
    }

    /** Over all values of one picture, as the tests use it. */
    private Array softmax() {
        double most = Arrays.stream(in(0).v).max().orElseThrow();
        double sum = Arrays.stream(in(0).v).map(x -> Math.exp(x - most)).sum();
        return map(x -> Math.exp(x - most) / sum);
    }

    private Array reflected() {
        int[] pads = whole(in(1));
        Array x = in(0);
        Array y = new Array(1, x.shape[1], x.shape[2] + pads[2] + pads[6], x.shape[3] + pads[3] + pads[7]);
        for (int at = 0; at < y.v.length; at++) {
            int[] index = y.index(at);
            y.v[at] = x.at(
                    0, index[1], mirrored(index[2] - pads[2], x.shape[2]), mirrored(index[3] - pads[3], x.shape[3]));
        }
        return y;
    }

    private static int mirrored(int place, int length) {
        int positive = Math.abs(place);
        return positive < length ? positive : 2 * (length - 1) - positive;
    }

    private Array enlarged() {
        Array x = in(0);
        int factor = (int) in(2).v[2];
        Array y = new Array(1, x.shape[1], x.shape[2] * factor, x.shape[3] * factor);
        for (int at = 0; at < y.v.length; at++) {
            int[] index = y.index(at);
            y.v[at] = x.at(0, index[1], index[2] / factor, index[3] / factor);
        }
        return y;
    }

    private Array in(int index) {
        return Objects.requireNonNull(values.get(node.getInput(index)));
    }

    private static int[] whole(Array array) {
        return Arrays.stream(array.v).mapToInt(value -> (int) value).toArray();
    }

    private AttributeProto attribute(String name) {
        return node.getAttributeList().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(AttributeProto.getDefaultInstance());
    }

    private int[] ints(String name, int[] missing) {
        List<Long> found = attribute(name).getIntsList();
        return found.isEmpty()
                ? missing
                : found.stream().mapToInt(Long::intValue).toArray();
    }

    private int integer(String name, int missing) {
        return attribute(name).hasI() ? (int) attribute(name).getI() : missing;
    }

    private double real(String name, float missing) {
        return attribute(name).hasF() ? attribute(name).getF() : missing;
    }

    private String text(String name) {
        return attribute(name).getS().toStringUtf8();
    }
}
