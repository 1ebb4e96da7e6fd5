package org.featurescope.optimize.picture;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Samples all planes of a batch at once: one gather moves a pixel of all of them.
 *
 * @param neighbours {@code [4 * seen * seen]}, fed
 * @param weights {@code [4, seen * seen, 1]}, fed
 */
record SamplingOps(PlaneOps ops, int seen, Operand<TInt32> neighbours, Operand<TFloat32> weights) {
    static SamplingOps of(PlaneOps ops, int seen) {
        Ops tf = ops.tf();
        long pixels = (long) seen * seen;
        return new SamplingOps(
                ops,
                seen,
                tf.withName(PictureGraph.local(PictureGraph.NEIGHBOURS))
                        .placeholder(TInt32.class, Placeholder.shape(Shape.of(4 * pixels))),
                tf.withName(PictureGraph.local(PictureGraph.WEIGHTS))
                        .placeholder(TFloat32.class, Placeholder.shape(Shape.of(4, pixels, 1))));
    }

    /** From {@code [size * size, depth]} to {@code [seen * seen, depth]}. */
    Operand<TFloat32> sampled(Operand<TFloat32> plane) {
        Ops tf = ops.tf();
        int depth = ops.batch() * ops.settings().planes();
        Operand<TFloat32> corners =
                ops.reshape(tf.gather(plane, neighbours, tf.constant(0)), 4, seen * seen, depth);
        return tf.sum(tf.math.mul(corners, weights), tf.constant(0));
    }

    /** How much of each pixel lies inside the picture, {@code [1, seen, seen, 1]} in [0, 1]. */
    Operand<TFloat32> coverage() {
        return ops.reshape(ops.tf().sum(weights, ops.tf().constant(0)), 1, seen, seen, 1);
    }
}
