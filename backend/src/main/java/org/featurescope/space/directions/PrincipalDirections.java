package org.featurescope.space.directions;

import java.util.Arrays;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.linalg.SelfAdjointEig;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Computes the principal directions of vectors: the eigenvectors of their covariance matrix, the one of largest
 * variance first. Directions without variance are left out, of which there are some if there are fewer vectors than
 * dimensions. TensorFlow computes the matrix and its eigenvectors, in double precision those.
 */
public final class PrincipalDirections {
    /** A variance below this share of the largest is a rounding error of the covariance matrix. */
    private static final double LEAST_SHARE = 1e-6;

    private PrincipalDirections() {}

    /** Returns the principal directions, of length 1. */
    public static Vectors of(Vectors vectors) {
        try (Graph graph = new Graph();
                TFloat32 fed = Tensors.of(vectors)) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class);
            Operand<TFloat32> centered = tf.math.sub(x, tf.math.mean(x, tf.constant(0), Mean.keepDims(true)));
            Operand<TFloat32> covariance = tf.linalg.matMul(centered, centered, MatMul.transposeA(true));
            SelfAdjointEig<TFloat64> eigen = tf.linalg.selfAdjointEig(tf.dtypes.cast(covariance, TFloat64.class));
            try (Session session = Sessions.open(graph);
                    Result result = session.runner()
                            .feed(x, fed)
                            .fetch(eigen.e())
                            .fetch(eigen.v())
                            .run()) {
                return descending(Tensors.values((TFloat64) result.get(0)), Tensors.values((TFloat64) result.get(1)));
            }
        }
    }

    /** Returns the columns of a matrix, whose variances ascend, in descending order. */
    private static Vectors descending(double[] variances, double[] columns) {
        int length = variances.length;
        double least = LEAST_SHARE * variances[length - 1];
        int count = (int) Arrays.stream(variances)
                .filter(variance -> variance > least && variance > 0)
                .count();
        float[] values = new float[count * length];
        for (int i = 0; i < count; i++) {
            for (int row = 0; row < length; row++) {
                values[i * length + row] = (float) columns[row * length + length - 1 - i];
            }
        }
        return new Vectors(values, length);
    }
}
