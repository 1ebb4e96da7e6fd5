package org.featurescope.optimize.objective.term;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A convolution of a graph by constant filters, without dilation and with padding that follows from its sizes.
 *
 * @param input {@code [batch, height, width, channels]}
 * @param filters {@code [taps down, taps across, channels, channels out]}
 * @param output {@code [batch, height out, width out, channels out]}
 */
record Convolution(Output<TFloat32> input, Output<TFloat32> filters, Output<TFloat32> output) {
    /** The convolution that the operation is, if it is one of these. */
    @SuppressWarnings("unchecked") // networks compute in float32
    static Optional<Convolution> of(GraphOperation operation) {
        boolean plain = operation.type().equals("Conv2D")
                && operation.attributes().getAttrString("data_format").equals("NHWC")
                && !operation.attributes().getAttrString("padding").equals("EXPLICIT")
                && Arrays.stream(operation.attributes().getAttrIntList("dilations"))
                        .allMatch(dilation -> dilation == 1)
                && isConstant(operation.input(1));
        return plain
                ? Optional.of(new Convolution(
                        (Output<TFloat32>) operation.input(0), (Output<TFloat32>) operation.input(1), (Output<TFloat32>)
                                (Output<?>) operation.output(0)))
                : Optional.empty();
    }

    private static boolean isConstant(Output<?> values) {
        GraphOperation made = (GraphOperation) values.op();
        return made.type().equals("Identity")
                ? isConstant(made.input(0))
                : made.type().equals("Const");
    }

    /** How many values of a channel one output value is a sum of. */
    int taps() {
        return tapsDown() * tapsAcross();
    }

    int tapsDown() {
        return (int) filters.shape().get(0);
    }

    int tapsAcross() {
        return (int) filters.shape().get(1);
    }

    int channelsIn() {
        return (int) filters.shape().get(2);
    }

    int channelsOut() {
        return (int) filters.shape().get(3);
    }

    /** Positions of the map that comes in. */
    int positionsIn() {
        return positions(input.shape());
    }

    /** Positions of the map that goes out. */
    int positionsOut() {
        return positions(output.shape());
    }

    private static int positions(Shape map) {
        return (int) (map.get(1) * map.get(2));
    }

    /** Whether each position comes from the same one and no other. */
    boolean pointwise() {
        return taps() == 1 && positionsIn() == positionsOut();
    }

    /** The strides, {@code [1, down, across, 1]}. */
    List<Long> strides() {
        return Arrays.stream(made().attributes().getAttrIntList("strides"))
                .boxed()
                .toList();
    }

    /** {@code SAME} or {@code VALID}. */
    String padding() {
        return made().attributes().getAttrString("padding");
    }

    private GraphOperation made() {
        return (GraphOperation) output.op();
    }
}
