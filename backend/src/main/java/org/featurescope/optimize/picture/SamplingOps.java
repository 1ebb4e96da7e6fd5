package org.featurescope.optimize.picture;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.sparse.SparseTensorDenseMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Samples all planes of a batch at once, as a product with the sparse matrix of {@link BilinearSampling}. It has no
 * gradient in TensorFlow's C API; it is linear, so its gradient is {@link #gradient the product with the transposed
 * matrix}. Gathers and their gradients would do the same in three times the time.
 *
 * @param from pixels in a plane
 * @param seen pixels on a side of what is seen
 * @param places {@code [4 * seen * seen, 2]}, fed
 * @param weights {@code [4 * seen * seen]}, fed
 */
record SamplingOps(Ops tf, int from, int seen, Operand<TInt32> places, Operand<TFloat32> weights) {
    /** @param side pixels on a side of the planes */
    static SamplingOps of(Ops tf, int side, int seen) {
        long numbers = (long) BilinearSampling.NEIGHBOURS * seen * seen;
        return new SamplingOps(
                tf,
                side * side,
                seen,
                tf.withName(PictureGraph.local(PictureGraph.PLACES))
                        .placeholder(TInt32.class, Placeholder.shape(Shape.of(numbers, 2))),
                tf.withName(PictureGraph.local(PictureGraph.WEIGHTS))
                        .placeholder(TFloat32.class, Placeholder.shape(Shape.of(numbers))));
    }

    /** From {@code [side * side, depth]} to {@code [seen * seen, depth]}. */
    Operand<TFloat32> sampled(Operand<TFloat32> plane) {
        return product(plane, false);
    }

    /** From the gradient with respect to what is {@link #sampled} to that with respect to the plane. */
    Operand<TFloat32> gradient(Operand<TFloat32> ofSampled) {
        return product(ofSampled, true);
    }

    private Operand<TFloat32> product(Operand<TFloat32> by, boolean transposed) {
        Operand<TInt64> shape = tf.constant(new long[] {(long) seen * seen, from});
        return tf.sparse.sparseTensorDenseMatMul(
                places, weights, shape, by, SparseTensorDenseMatMul.adjointA(transposed));
    }

    /** How much of each pixel lies inside the picture, {@code [1, seen, seen, 1]} in [0, 1]. */
    Operand<TFloat32> coverage() {
        Operand<TFloat32> four = tf.reshape(weights, tf.constant(new int[] {1, seen, seen, BilinearSampling.NEIGHBOURS}));
        return tf.sum(four, tf.constant(3), Sum.keepDims(true));
    }
}
