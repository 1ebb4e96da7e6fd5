package org.featurescope.optimize.objective.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A convolution in a graph with constant filters, without dilation and without explicit padding.
 *
 * @param input {@code [batch, height, width, channels]}
 * @param filters {@code [taps down, taps across, channels, channels out]}
 * @param output {@code [batch, height out, width out, channels out]}
 */
record Convolution(Output<TFloat32> input, Output<TFloat32> filters, Output<TFloat32> output) {
    /** Returns the operation as a convolution, if it is one of this kind. */
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
        GraphOperation source = (GraphOperation) values.op();
        while (source.type().equals("Identity")) {
            source = (GraphOperation) source.input(0).op();
        }
        return source.type().equals("Const");
    }

    /** Returns the number of positions that a filter covers. */
    int taps() {
        return tapsDown() * tapsAcross();
    }

    /** Returns the height of the filters. */
    int tapsDown() {
        return (int) filters.shape().get(0);
    }

    /** Returns the width of the filters. */
    int tapsAcross() {
        return (int) filters.shape().get(1);
    }

    /** Returns the number of input channels. */
    int channelsIn() {
        return (int) filters.shape().get(2);
    }

    /** Returns the number of output channels. */
    int channelsOut() {
        return (int) filters.shape().get(3);
    }

    /** Returns the number of positions of the input map. */
    int positionsIn() {
        return positions(input.shape());
    }

    /** Returns the number of positions of the output map. */
    int positionsOut() {
        return positions(output.shape());
    }

    private static int positions(Shape map) {
        return (int) (map.get(1) * map.get(2));
    }

    /** Returns whether each output position depends only on the same input position. */
    boolean pointwise() {
        return taps() == 1 && positionsIn() == positionsOut();
    }

    /** Returns the strides, {@code [1, down, across, 1]}. */
    List<Long> strides() {
        return Arrays.stream(operation().attributes().getAttrIntList("strides"))
                .boxed()
                .toList();
    }

    /** Returns the padding, {@code SAME} or {@code VALID}. */
    String padding() {
        return operation().attributes().getAttrString("padding");
    }

    private GraphOperation operation() {
        return (GraphOperation) output.op();
    }
}
