package org.featurescope.optimize;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The objective on a layer's activation, with what is wanted of it fed.
 *
 * <p>The activation is read before its ReLU. At each position it is projected on the picture's direction {@code channel},
 * and the projections, those below zero times {@link Ascent#leak}, are summed with the weights {@code position}:
 * {@code sum over y, x of position[y, x] leaky(sum over c of activation[y, x, c] channel[c])}.
 * Without the leak a unit that starts silent has no gradient and its picture stays grey; with the plain values before the
 * ReLU a unit gains by never being less than nothing, and some have a grey optimum.
 */
final class ObjectiveGraph {
    /** Placeholder {@code [batch, channels, 1]}: the direction of each picture. */
    static final String CHANNEL = "objective/channel";
    /** Placeholder {@code [positions, 1]}. */
    static final String POSITION = "objective/position";

    private final Operand<TFloat32> objective;
    private final int height;
    private final int width;
    private final int channels;

    /** @param activation {@code [batch, height, width, channels]} or {@code [batch, channels]} */
    ObjectiveGraph(Ops root, Output<TFloat32> activation, int batch, double leak) {
        Ops tf = root.withSubScope("objective");
        Shape shape = activation.shape();
        boolean map = shape.numDimensions() == 4;
        this.height = map ? (int) shape.get(1) : 1;
        this.width = map ? (int) shape.get(2) : 1;
        this.channels = (int) shape.get(shape.numDimensions() - 1);
        int positions = height * width;
        var channel =
                tf.withName("channel").placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, channels, 1)));
        var position = tf.withName("position").placeholder(TFloat32.class, Placeholder.shape(Shape.of(positions, 1)));
        var maps = tf.reshape(activation, tf.constant(new int[] {batch, positions, channels}));
        var along = tf.linalg.einsum(List.<Operand<TFloat32>>of(maps, channel), "bpc,bco->bp");
        var leaky = tf.math.maximum(along, tf.math.mul(along, tf.constant((float) leak)));
        this.objective = tf.reshape(tf.linalg.matMul(leaky, position), tf.constant(new int[] {batch}));
    }

    /** The objective of each picture, {@code [batch]}. */
    Operand<TFloat32> objective() {
        return objective;
    }

    /** Rows of the layer's map. */
    int height() {
        return height;
    }

    /** Columns of the layer's map. */
    int width() {
        return width;
    }

    /** Channels of the layer. */
    int channels() {
        return channels;
    }
}
