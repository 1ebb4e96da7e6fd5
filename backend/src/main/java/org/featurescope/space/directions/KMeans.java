package org.featurescope.space.directions;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Divides vectors into clusters so that the squared distances to the centroids are small: Lloyd's algorithm (Least
 * Squares Quantization in PCM, IEEE Transactions on Information Theory 28(2), 1982, doi:10.1109/TIT.1982.1056489),
 * started from vectors drawn at random. It ends when no vector changes its cluster, or after {@value #MOST_STEPS} steps.
 * A centroid that loses all its vectors stays where it is.
 *
 * <p>The distances of a step are a matrix product, which TensorFlow computes. Hipparchus' clusterer computes each
 * distance by itself.
 */
public final class KMeans {
    private static final int MOST_STEPS = 50;

    private KMeans() {}

    /**
     * Returns the centroids.
     *
     * @param clusters the number of clusters, at most that of the vectors
     * @param seed of the random start
     */
    public static Vectors centroids(Vectors vectors, int clusters, long seed) {
        Validate.inRange("clusters", clusters, 1, vectors.count());
        try (Graph graph = new Graph();
                TFloat32 x = Tensors.of(vectors);
                TFloat32 first = Tensors.of(drawn(vectors, clusters, seed))) {
            Lloyd lloyd = new Lloyd(Ops.create(graph), clusters, vectors.length());
            try (Session session = Sessions.open(graph)) {
                session.runner()
                        .feed(lloyd.firstCentroids, first)
                        .addTarget(lloyd.start)
                        .run()
                        .close();
                int[] clusterOf = new int[0];
                for (int step = 0; step < MOST_STEPS; step++) {
                    try (Result result = session.runner()
                            .feed(lloyd.given, x)
                            .fetch(lloyd.nearest)
                            .addTarget(lloyd.next)
                            .run()) {
                        int[] now = new int[vectors.count()];
                        ((TInt32) result.get(0)).asRawTensor().data().asInts().read(now);
                        if (Arrays.equals(now, clusterOf)) {
                            break;
                        }
                        clusterOf = now;
                    }
                }
                try (Result result = session.runner().fetch(lloyd.centroids).run()) {
                    return new Vectors(TensorValues.of((TFloat32) result.get(0)), vectors.length());
                }
            }
        }
    }

    /** Returns vectors drawn without replacement. */
    private static Vectors drawn(Vectors vectors, int clusters, long seed) {
        int length = vectors.length();
        float[] values = new float[clusters * length];
        int[] drawn = new SplittableRandom(seed)
                .ints(0, vectors.count())
                .distinct()
                .limit(clusters)
                .toArray();
        for (int i = 0; i < clusters; i++) {
            System.arraycopy(vectors.values(), drawn[i] * length, values, i * length, length);
        }
        return new Vectors(values, length);
    }

    /** The nodes of a step. */
    private static final class Lloyd {
        final Placeholder<TFloat32> given;
        final Placeholder<TFloat32> firstCentroids;
        final Variable<TFloat32> centroids;
        final Operand<TInt32> nearest;
        final Op start;
        final Op next;

        Lloyd(Ops tf, int clusters, int length) {
            given = tf.placeholder(TFloat32.class);
            firstCentroids = tf.placeholder(TFloat32.class);
            centroids = tf.variable(Shape.of(clusters, length), TFloat32.class);
            start = tf.assign(centroids, firstCentroids);
            // the squared length of the vector is the same for all centroids
            Operand<TFloat32> distances = tf.math.sub(
                    tf.sum(tf.math.square(centroids), tf.constant(1)),
                    tf.math.mul(tf.constant(2f), tf.linalg.matMul(given, centroids, MatMul.transposeB(true))));
            nearest = tf.math.argMin(distances, tf.constant(1), TInt32.class);
            Operand<TInt32> count = tf.constant(clusters);
            Operand<TFloat32> sums = tf.math.unsortedSegmentSum(given, nearest, count);
            Operand<TFloat32> members =
                    tf.math.unsortedSegmentSum(tf.onesLike(tf.dtypes.cast(nearest, TFloat32.class)), nearest, count);
            Operand<TFloat32> divisors = tf.expandDims(tf.math.maximum(members, tf.constant(1f)), tf.constant(1));
            Operand<TBool> hasMembers = tf.expandDims(tf.math.greater(members, tf.constant(0f)), tf.constant(1));
            next = tf.assign(centroids, tf.select(hasMembers, tf.math.div(sums, divisors), centroids));
        }
    }
}
