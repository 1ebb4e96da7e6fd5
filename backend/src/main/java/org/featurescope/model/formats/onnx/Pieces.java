package org.featurescope.model.formats.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.model.formats.GraphWriter;

/** Operations that join values, take parts of them, and add to them. */
final class Pieces {
    private Pieces() {}

    static void concatenation(Step step) throws UnsupportedNodeException {
        boolean allKnown = true;
        for (int i = 0; i < step.inputs(); i++) {
            allKnown &= step.input(i) instanceof Value.Known;
        }
        if (allKnown) {
            knownConcatenation(step);
            return;
        }
        Value.Computed first = step.computed(0);
        int axis = Step.axisOfOne(step.attributes().integer("axis", 1), first.rank());
        List<String> nodes = new ArrayList<>();
        int[] shape = first.shape().clone();
        shape[axis] = 0;
        for (int i = 0; i < step.inputs(); i++) {
            Value.Computed part = step.computed(i);
            int[] expected = part.shape().clone();
            if (part.rank() != first.rank()) {
                throw new UnsupportedNodeException("joins values of different numbers of axes");
            }
            expected[axis] = first.shape()[axis];
            if (!Arrays.equals(expected, first.shape())) {
                throw new UnsupportedNodeException(
                        "joins %s and %s".formatted(Arrays.toString(first.shape()), Arrays.toString(part.shape())));
            }
            shape[axis] += part.shape()[axis];
            nodes.add(step.stored(part, first.stored()).node());
        }
        String node =
                nodes.size() == 1 ? nodes.get(0) : step.writer().concatenation(step.name(), nodes, first.place(axis));
        step.give(new Value.Computed(node, shape, first.stored()));
    }

    private static void knownConcatenation(Step step) throws UnsupportedNodeException {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < step.inputs(); i++) {
            if (step.input(i).rank() != 1) {
                throw new UnsupportedNodeException("joins constants that are no lists");
            }
            Arrays.stream(step.known(i).numbers()).forEach(numbers::add);
        }
        step.give(new Value.Known(
                numbers.stream().mapToDouble(Double::doubleValue).toArray(),
                new int[] {numbers.size()},
                step.known(0).isWhole()));
    }

    static void split(Step step) throws UnsupportedNodeException {
        Value.Computed input = step.computed(0);
        int axis = Step.axisOfOne(step.attributes().integer("axis", 0), input.rank());
        int parts = step.outputs();
        int length = input.shape()[axis];
        int even = (length + parts - 1) / parts;
        int[] sizes = step.integers("split", 1)
                .orElseGet(() -> IntStream.range(0, parts)
                        .map(i -> Math.min(even, length - i * even))
                        .toArray());
        if (sizes.length != parts
                || Arrays.stream(sizes).sum() != length
                || Arrays.stream(sizes).anyMatch(s -> s < 1)) {
            throw new UnsupportedNodeException(
                    "splits %d values into parts %s".formatted(length, Arrays.toString(sizes)));
        }
        int begin = 0;
        for (int i = 0; i < parts; i++) {
            step.give(i, part(step, input, axis, begin, sizes[i]));
            begin += sizes[i];
        }
    }

    private static Value.Computed part(Step step, Value.Computed input, int axis, int begin, int size) {
        int[] begins = new int[input.rank()];
        int[] sizes = new int[input.rank()];
        Arrays.fill(sizes, -1);
        begins[input.place(axis)] = begin;
        sizes[input.place(axis)] = size;
        int[] shape = input.shape().clone();
        shape[axis] = size;
        GraphWriter writer = step.writer();
        return new Value.Computed(writer.slice(step.name(), input.node(), begins, sizes), shape, input.stored());
    }

    static void slice(Step step) throws UnsupportedNodeException {
        Value input = step.input(0);
        int[] starts = step.integers("starts", 1).orElseThrow(() -> new UnsupportedNodeException("has no starts"));
        int[] ends = step.integers("ends", 2).orElseThrow(() -> new UnsupportedNodeException("has no ends"));
        int[] axes = step.integers("axes", 3)
                .orElse(IntStream.range(0, starts.length).toArray());
        int[] steps = step.has(4) ? step.known(4).integers() : new int[0];
        if (ends.length != starts.length
                || axes.length != starts.length
                || Arrays.stream(steps).anyMatch(s -> s != 1)) {
            throw new UnsupportedNodeException("takes other parts than whole ranges");
        }
        Value value = input;
        for (int i = 0; i < axes.length; i++) {
            int axis = Step.axis(axes[i], input.rank());
            int length = input.shape()[axis];
            int from = bounded(starts[i], length);
            int to = bounded(ends[i], length);
            if (from == 0 && to == length) {
                continue;
            }
            if (to <= from) {
                throw new UnsupportedNodeException("takes an empty part");
            }
            value = value instanceof Value.Known known
                    ? KnownValues.gathered(
                            known,
                            Value.Known.vector(
                                    IntStream.range(from, to).asLongStream().toArray()))
                    : part(step, (Value.Computed) value, Step.axisOfOne(axis, input.rank()), from, to - from);
        }
        step.give(value);
    }

    private static int bounded(int index, int length) {
        return Math.max(0, Math.min(length, index < 0 ? index + length : index));
    }

    static void pad(Step step) throws UnsupportedNodeException {
        Value.Computed input = step.computed(0);
        int[] pads = step.integers("pads", 1).orElseThrow(() -> new UnsupportedNodeException("has no sizes"));
        int rank = input.rank();
        if (pads.length != 2 * rank || step.has(3) || Arrays.stream(pads).anyMatch(size -> size < 0)) {
            throw new UnsupportedNodeException("pads only some axes, or by negative sizes");
        }
        float value = step.has(2)
                ? (float) step.known(2).numbers()[0]
                : step.attributes().number("value", 0);
        int[] before = new int[rank];
        int[] after = new int[rank];
        int[] shape = input.shape().clone();
        for (int axis = 0; axis < rank; axis++) {
            before[input.place(axis)] = pads[axis];
            after[input.place(axis)] = pads[axis + rank];
            shape[axis] += pads[axis] + pads[axis + rank];
        }
        if (before[input.place(0)] + after[input.place(0)] > 0) {
            throw new UnsupportedNodeException("adds pictures");
        }
        String mode = step.attributes().text("mode", "constant");
        String node = switch (mode) {
            case "constant" -> step.writer().pad(step.name(), input.node(), before, after, value);
            case "reflect" -> step.writer().mirrorPad(step.name(), input.node(), before, after);
            default -> throw new UnsupportedNodeException("pads by the mode \"%s\"".formatted(mode));
        };
        step.give(new Value.Computed(node, shape, input.stored()));
    }
}
