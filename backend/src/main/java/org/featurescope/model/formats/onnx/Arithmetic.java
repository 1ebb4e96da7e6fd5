package org.featurescope.model.formats.onnx;

import java.util.Arrays;
import org.featurescope.model.formats.GraphWriter;

/** Sums, products and the like of two values, of which one may be constant. */
final class Arithmetic {
    private Arithmetic() {}

    /** Returns the operator of a binary operation that TensorFlow has under some name. */
    static Operator named(String op) {
        return step -> {
            if (step.inputs() == 1) {
                step.give(step.computed(0));
                return;
            }
            Value first = step.input(0);
            for (int i = 1; i < step.inputs(); i++) {
                String name = i == step.inputs() - 1 ? step.name() : step.name() + "/part";
                first = of(step, op, first, step.input(i), name);
            }
            step.give(first);
        };
    }

    private static Value of(Step step, String op, Value first, Value second, String name)
            throws UnsupportedNodeException {
        if (first instanceof Value.Known one && second instanceof Value.Known other) {
            return KnownValues.binary(op, one, other);
        }
        if (first instanceof Value.Computed one && second instanceof Value.Known other) {
            String constant = constant(step, other, one, name + "/constant");
            return one.like(step.writer().operation(name, op, one.node(), constant));
        }
        if (first instanceof Value.Known one && second instanceof Value.Computed other) {
            String constant = constant(step, one, other, name + "/constant");
            return other.like(step.writer().operation(name, op, constant, other.node()));
        }
        return both(step, op, (Value.Computed) first, (Value.Computed) second, name);
    }

    private static Value both(Step step, String op, Value.Computed one, Value.Computed other, String name)
            throws UnsupportedNodeException {
        if (one.rank() != other.rank()) {
            throw new UnsupportedNodeException(
                    "combines %s and %s".formatted(Arrays.toString(one.shape()), Arrays.toString(other.shape())));
        }
        Value.Computed aligned = step.stored(other, one.stored());
        int[] shape = broadcast(one.shape(), other.shape());
        return new Value.Computed(step.writer().operation(name, op, one.node(), aligned.node()), shape, one.stored());
    }

    static int[] broadcast(int[] one, int[] other) throws UnsupportedNodeException {
        int[] shape = new int[one.length];
        for (int axis = 0; axis < shape.length; axis++) {
            if (one[axis] != other[axis] && one[axis] != 1 && other[axis] != 1) {
                throw new UnsupportedNodeException(
                        "combines %s and %s".formatted(Arrays.toString(one), Arrays.toString(other)));
            }
            shape[axis] = Math.max(one[axis], other[axis]);
        }
        return shape;
    }

    /** Writes a constant that is combined with a value, its axes in the order in which the value is stored. */
    static String constant(Step step, Value.Known known, Value.Computed like, String name)
            throws UnsupportedNodeException {
        GraphWriter writer = step.writer();
        if (known.numbers().length == 1) {
            return writer.constant(name, known.floats());
        }
        int rank = like.rank();
        int missing = rank - known.rank();
        if (missing < 0) {
            throw new UnsupportedNodeException("combines a value with a constant of more axes");
        }
        int[] padded = new int[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(known.shape(), 0, padded, missing, known.rank());
        if (!Arrays.equals(broadcast(padded, like.shape()), like.shape())) {
            throw new UnsupportedNodeException("combines %s with a constant of %s"
                    .formatted(Arrays.toString(like.shape()), Arrays.toString(known.shape())));
        }
        Value.Known turned = KnownValues.transposed(new Value.Known(known.numbers(), padded, false), like.stored());
        int leading = 0;
        while (leading < rank - 1 && turned.shape()[leading] == 1) {
            leading++;
        }
        long[] shape =
                Arrays.stream(turned.shape()).skip(leading).asLongStream().toArray();
        return writer.constant(name, turned.floats(), shape);
    }

    /** {@code x^p} for constant powers. */
    static void power(Step step) throws UnsupportedNodeException {
        if (step.input(1) instanceof Value.Known power && power.numbers().length == 1 && power.numbers()[0] == 2) {
            Activations.named("Square").write(step);
            return;
        }
        named("Pow").write(step);
    }
}
