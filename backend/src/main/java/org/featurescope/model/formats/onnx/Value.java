package org.featurescope.model.formats.onnx;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A value of an ONNX graph: known, or computed by a node of the graph that is written. Shapes are for one picture. */
sealed interface Value {
    /** Returns its shape in the order of the ONNX file's axes. */
    int[] shape();

    /** Returns the number of its axes. */
    default int rank() {
        return shape().length;
    }

    /**
     * A value that does not depend on the picture.
     *
     * @param numbers in row-major order; exact for whole numbers up to 2^53
     * @param isWhole whether they are whole numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Known(double[] numbers, int[] shape, boolean isWhole) implements Value {
        static Known of(int[] shape, double... numbers) {
            return new Known(numbers, shape, true);
        }

        static Known vector(long... numbers) {
            return new Known(Arrays.stream(numbers).asDoubleStream().toArray(), new int[] {numbers.length}, true);
        }

        int[] integers() {
            return Arrays.stream(numbers)
                    .mapToInt(number -> (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number)))
                    .toArray();
        }

        float[] floats() {
            float[] values = new float[numbers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) numbers[i];
            }
            return values;
        }
    }

    /**
     * A value that depends on the picture.
     *
     * @param node the node whose output 0 it is
     * @param stored the order in which the node has the axes: its axis {@code i} is axis {@code stored[i]} of the ONNX file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Computed(String node, int[] shape, int[] stored) implements Value {
        /** The order {@code [batch, height, width, channels]} of a map {@code [batch, channels, height, width]}. */
        static final int[] CHANNELS_LAST = {0, 2, 3, 1};

        static Computed plain(String node, int... shape) {
            return new Computed(node, shape, IntStream.range(0, shape.length).toArray());
        }

        static Computed map(String node, int... shape) {
            return new Computed(node, shape, CHANNELS_LAST);
        }

        /** Returns a value of the same shape and order. */
        Computed like(String other) {
            return new Computed(other, shape, stored);
        }

        /** Returns where the node has an axis of the ONNX file. */
        int place(int axis) {
            return IntStream.range(0, stored.length)
                    .filter(i -> stored[i] == axis)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
