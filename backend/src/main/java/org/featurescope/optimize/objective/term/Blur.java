package org.featurescope.optimize.objective.term;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Lucid's blur: the weighted mean of the pixels in a square around each pixel. Pixels at the square's edge have half the
 * weight. The part of the square outside the picture is ignored.
 */
final class Blur {
    private static final int COLOURS = 3;

    private Blur() {}

    /**
     * Adds the blurred pictures to a graph.
     *
     * @param picture {@code [batch, height, width, 3]}
     * @param width of the square in pixels, odd
     */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> picture, int width) {
        Operand<TFloat32> kernel = tf.constant(Shape.of(width, width, COLOURS, 1), DataBuffers.of(kernel(width)));
        int[] one = {1, (int) picture.shape().get(1), (int) picture.shape().get(2), COLOURS};
        Operand<TFloat32> ones = tf.ones(tf.constant(one), TFloat32.class);
        return tf.math.div(summed(tf, picture, kernel), summed(tf, ones, kernel));
    }

    private static Operand<TFloat32> summed(Ops tf, Operand<TFloat32> picture, Operand<TFloat32> kernel) {
        return tf.nn.depthwiseConv2dNative(picture, kernel, List.of(1L, 1L, 1L, 1L), "SAME");
    }

    private static float[] kernel(int width) {
        float[] kernel = new float[width * width * COLOURS];
        for (int i = 0; i < kernel.length; i++) {
            int y = i / COLOURS / width;
            int x = i / COLOURS % width;
            boolean edge = y == 0 || x == 0 || y == width - 1 || x == width - 1;
            kernel[i] = edge ? 0.5f : 1;
        }
        return kernel;
    }
}
