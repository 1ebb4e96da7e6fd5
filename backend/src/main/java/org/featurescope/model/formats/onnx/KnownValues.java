package org.featurescope.model.formats.onnx;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Computes with values that do not depend on the picture, mostly shapes. */
final class KnownValues {
    /** The most numbers of a result; shapes have few. */
    private static final int MOST = 1 << 22;

    private KnownValues() {}

    static Value.Known binary(String op, Value.Known one, Value.Known other) throws UnsupportedNodeException {
        boolean whole = one.isWhole() && other.isWhole();
        DoubleBinaryOperator function = switch (op) {
            case "AddV2" -> Double::sum;
            case "Sub" -> (x, y) -> x - y;
            case "Mul" -> (x, y) -> x * y;
            case "RealDiv" -> (x, y) -> whole ? (double) (long) (x / y) : x / y;
            case "Maximum" -> Math::max;
            case "Minimum" -> Math::min;
            case "Pow" -> Math::pow;
            default -> throw new UnsupportedNodeException("computes %s of constants".formatted(op));
        };
        int rank = Math.max(one.rank(), other.rank());
        int[] shape = Arithmetic.broadcast(padded(one.shape(), rank), padded(other.shape(), rank));
        double[] numbers = new double[count(shape)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = function.applyAsDouble(
                    one.numbers()[index(i, shape, padded(one.shape(), rank))],
                    other.numbers()[index(i, shape, padded(other.shape(), rank))]);
        }
        return new Value.Known(numbers, shape, whole);
    }

    private static int[] padded(int[] shape, int rank) {
        int[] padded = new int[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(shape, 0, padded, rank - shape.length, shape.length);
        return padded;
    }

    /** Returns where a value that is broadcast to {@code shape} has its element {@code index}. */
    private static int index(int index, int[] shape, int[] own) {
        int at = 0;
        int stride = 1;
        int rest = index;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            int place = rest % shape[axis];
            rest /= shape[axis];
            at += own[axis] == 1 ? 0 : place * stride;
            stride *= own[axis];
        }
        return at;
    }

    /** Returns a value whose axis {@code i} is axis {@code order[i]} of another. */
    static Value.Known transposed(Value.Known known, int[] order) {
        int[] from = known.shape();
        int[] shape = Arrays.stream(order).map(axis -> from[axis]).toArray();
        int[] strides = new int[from.length];
        int stride = 1;
        for (int axis = from.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= from[axis];
        }
        double[] numbers = new double[known.numbers().length];
        for (int i = 0; i < numbers.length; i++) {
            int rest = i;
            int at = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at += rest % shape[axis] * strides[order[axis]];
                rest /= shape[axis];
            }
            numbers[i] = known.numbers()[at];
        }
        return new Value.Known(numbers, shape, known.isWhole());
    }

    /** Returns the number of elements of a shape. */
    static int count(int[] shape) throws UnsupportedNodeException {
        long count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, size);
            if (size < 0 || count > MOST) {
                throw new UnsupportedNodeException("makes a constant of the shape " + Arrays.toString(shape));
            }
        }
        return (int) count;
    }

    /** Returns the elements at some indices of the first axis. */
    static Value.Known gathered(Value.Known known, Value.Known indices) throws UnsupportedNodeException {
        if (known.rank() == 0) {
            throw new UnsupportedNodeException("takes elements of a single number");
        }
        int inner = known.numbers().length / Math.max(1, known.shape()[0]);
        int[] picked = indices.integers();
        double[] numbers = new double[Math.multiplyExact(picked.length, inner)];
        for (int i = 0; i < picked.length; i++) {
            int at = Step.axis(picked[i], known.shape()[0]);
            System.arraycopy(known.numbers(), at * inner, numbers, i * inner, inner);
        }
        int[] rest = Arrays.copyOfRange(known.shape(), 1, known.rank());
        int[] shape = Arrays.copyOf(indices.shape(), indices.rank() + rest.length);
        System.arraycopy(rest, 0, shape, indices.rank(), rest.length);
        return new Value.Known(numbers, shape, known.isWhole());
    }
}
