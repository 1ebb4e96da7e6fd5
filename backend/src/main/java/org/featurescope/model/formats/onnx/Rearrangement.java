package org.featurescope.model.formats.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.featurescope.model.rewriting.Nodes;

/** Operations that arrange values anew: other shapes and orders of axes. */
final class Rearrangement {
    private Rearrangement() {}

    static void reshape(Step step) throws UnsupportedNodeException {
        int[] wanted = step.integers("shape", 1)
                .orElseThrow(() -> new UnsupportedNodeException("does not say to which shape"));
        Value input = step.input(0);
        int[] shape = completed(wanted, input.shape(), step.attributes().integer("allowzero", 0) != 0);
        reshaped(step, input, shape);
    }

    /** Returns the wanted shape with 0 replaced by the size that was there and -1 by what follows from the others. */
    private static int[] completed(int[] wanted, int[] from, boolean allowsZero) throws UnsupportedNodeException {
        int[] shape = wanted.clone();
        int open = -1;
        long known = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 0 && !allowsZero && axis < from.length) {
                shape[axis] = from[axis];
            }
            if (shape[axis] == -1) {
                open = axis;
            } else {
                known *= shape[axis];
            }
        }
        long all = Arrays.stream(from).asLongStream().reduce(1, Math::multiplyExact);
        if (open >= 0 && known > 0 && all % known == 0) {
            shape[open] = (int) (all / known);
            known *= shape[open];
        }
        if (known != all) {
            throw new UnsupportedNodeException(
                    "reshapes %s to %s".formatted(Arrays.toString(from), Arrays.toString(wanted)));
        }
        return shape;
    }

    private static void reshaped(Step step, Value input, int[] shape) throws UnsupportedNodeException {
        if (input instanceof Value.Known known) {
            step.give(new Value.Known(known.numbers(), shape, known.isWhole()));
            return;
        }
        Value.Computed computed = (Value.Computed) input;
        if (shape.length == 0 || shape[0] != 1 || computed.shape()[0] != 1) {
            throw new UnsupportedNodeException("mixes pictures: it reshapes %s to %s"
                    .formatted(Arrays.toString(input.shape()), Arrays.toString(shape)));
        }
        // the order of axes of size 1 does not matter
        boolean inOrder = isInOrder(computed);
        String node = inOrder ? computed.node() : step.plain(computed).node();
        int[] any = shape.clone();
        any[0] = -1;
        step.give(Value.Computed.plain(step.writer().reshape(step.name(), node, any), shape));
    }

    private static boolean isInOrder(Value.Computed value) {
        int[] longer = Arrays.stream(value.stored())
                .filter(axis -> value.shape()[axis] > 1)
                .toArray();
        return IntStream.range(1, longer.length).allMatch(i -> longer[i - 1] < longer[i]);
    }

    static void flatten(Step step) throws UnsupportedNodeException {
        Value input = step.input(0);
        int axis = (int) step.attributes().integer("axis", 1);
        axis = axis < 0 ? axis + input.rank() : axis;
        if (axis != 1) {
            throw new UnsupportedNodeException("flattens from axis %d".formatted(axis));
        }
        int count = Arrays.stream(input.shape()).skip(1).reduce(1, Math::multiplyExact);
        reshaped(step, input, new int[] {input.shape()[0], count});
    }

    static void transpose(Step step) throws UnsupportedNodeException {
        Value input = step.input(0);
        int rank = input.rank();
        int[] order = step.attributes()
                .integers("perm")
                .orElseGet(() -> IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
        boolean isOrder = order.length == rank
                && Arrays.equals(
                        Arrays.stream(order).sorted().toArray(),
                        IntStream.range(0, rank).toArray());
        if (!isOrder) {
            throw new UnsupportedNodeException("has no order of its %d axes".formatted(rank));
        }
        if (input instanceof Value.Known known) {
            step.give(KnownValues.transposed(known, order));
            return;
        }
        Value.Computed computed = (Value.Computed) input;
        int[] shape = Arrays.stream(order).map(axis -> input.shape()[axis]).toArray();
        int[] inverse = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            inverse[order[axis]] = axis;
        }
        // no node is needed: the same node is understood to have its axes in another order
        int[] stored =
                Arrays.stream(computed.stored()).map(axis -> inverse[axis]).toArray();
        step.give(new Value.Computed(computed.node(), shape, stored));
    }

    static void squeeze(Step step) throws UnsupportedNodeException {
        Value input = step.input(0);
        int rank = input.rank();
        boolean[] gone = new boolean[rank];
        int[] all = IntStream.range(1, rank)
                .filter(axis -> input.shape()[axis] == 1)
                .toArray();
        for (int axis : step.integers("axes", 1).orElse(input instanceof Value.Known ? ones(input) : all)) {
            gone[Step.axis(axis, rank)] = true;
        }
        int[] shape = IntStream.range(0, rank)
                .filter(axis -> !gone[axis])
                .map(axis -> input.shape()[axis])
                .toArray();
        if (input instanceof Value.Known known) {
            step.give(new Value.Known(known.numbers(), shape, known.isWhole()));
        } else {
            dropped(step, (Value.Computed) input, gone, shape);
        }
    }

    private static int[] ones(Value value) {
        return IntStream.range(0, value.rank())
                .filter(axis -> value.shape()[axis] == 1)
                .toArray();
    }

    /** Drops axes of size 1; the others stay in the order in which they are stored. */
    private static void dropped(Step step, Value.Computed input, boolean[] gone, int[] shape)
            throws UnsupportedNodeException {
        if (gone[0]) {
            throw new UnsupportedNodeException("drops the axis of pictures");
        }
        int[] renumbered = new int[gone.length];
        int next = 0;
        for (int axis = 0; axis < gone.length; axis++) {
            renumbered[axis] = next;
            next += gone[axis] ? 0 : 1;
        }
        int[] stored = Arrays.stream(input.stored())
                .filter(axis -> !gone[axis])
                .map(axis -> renumbered[axis])
                .toArray();
        long[] places = IntStream.range(0, gone.length)
                .filter(axis -> gone[axis])
                .map(input::place)
                .asLongStream()
                .sorted()
                .toArray();
        String node = step.writer()
                .operation(
                        step.name(), "Squeeze", List.of(input.node()), Map.of("squeeze_dims", Nodes.integers(places)));
        step.give(new Value.Computed(node, shape, stored));
    }

    static void unsqueeze(Step step) throws UnsupportedNodeException {
        Value input = step.input(0);
        int[] axes =
                step.integers("axes", 1).orElseThrow(() -> new UnsupportedNodeException("does not say which axes"));
        int rank = input.rank() + axes.length;
        boolean[] added = new boolean[rank];
        for (int axis : axes) {
            added[Step.axis(axis, rank)] = true;
        }
        int[] shape = new int[rank];
        int next = 0;
        for (int axis = 0; axis < rank; axis++) {
            shape[axis] = added[axis] ? 1 : input.shape()[next++];
        }
        reshaped(step, input, shape);
    }
}
