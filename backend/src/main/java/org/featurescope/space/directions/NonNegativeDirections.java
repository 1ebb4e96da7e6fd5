package org.featurescope.space.directions;

import java.util.List;
import java.util.SplittableRandom;
import org.featurescope.space.NonNegativeFactors;
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
import org.tensorflow.types.TFloat32;

/**
 * Computes directions by non-negative matrix factorization: the components {@code H} of {@code V ≈ W H}, with the
 * updates that {@link NonNegativeFactors} describes. That class takes minutes for tens of thousands of vectors and
 * hundreds of channels; here the products are TensorFlow's, in single precision.
 */
public final class NonNegativeDirections {
    static final int UPDATES = 100;

    private static final float NEARLY_ZERO = 1e-12f;

    private NonNegativeDirections() {}

    /**
     * Returns the components, of length 1. A component that became zero is left out.
     *
     * @param vectors no number below zero, and not all of them zero
     * @param groups the number of components
     * @param seed of the random start
     */
    public static Vectors of(Vectors vectors, int groups, long seed) {
        Validate.isTrue(
                "activations",
                vectors.areNonNegative(),
                "non-negative factors need numbers none of which is below zero");
        int count = vectors.count();
        int length = vectors.length();
        SplittableRandom random = new SplittableRandom(seed);
        // a product of two factors up to this size has about the mean of the vectors
        double most = 2 * Math.sqrt(mean(vectors) / groups);
        try (Graph graph = new Graph();
                TFloat32 v = Tensors.of(vectors);
                TFloat32 w = Tensors.of(random(random, count, groups, most));
                TFloat32 h = Tensors.of(random(random, groups, length, most))) {
            Updates updates = new Updates(Ops.create(graph), count, groups, length);
            try (Session session = Sessions.open(graph)) {
                session.runner()
                        .feed(updates.startOfWeights, w)
                        .feed(updates.startOfComponents, h)
                        .addTarget(updates.start)
                        .run()
                        .close();
                for (int update = 0; update < UPDATES; update++) {
                    session.runner()
                            .feed(updates.given, v)
                            .addTarget(updates.next)
                            .run()
                            .close();
                }
                try (Result result = session.runner().fetch(updates.components).run()) {
                    return new Vectors(TensorValues.of((TFloat32) result.get(0)), length).ofLength1();
                }
            }
        }
    }

    /** The nodes of the updates, whose variables are the two factors. */
    private static final class Updates {
        final Placeholder<TFloat32> given;
        final Placeholder<TFloat32> startOfWeights;
        final Placeholder<TFloat32> startOfComponents;
        final Variable<TFloat32> components;
        final Op start;
        final Op next;

        Updates(Ops tf, int count, int groups, int length) {
            given = tf.placeholder(TFloat32.class);
            startOfWeights = tf.placeholder(TFloat32.class);
            startOfComponents = tf.placeholder(TFloat32.class);
            Variable<TFloat32> weights = tf.variable(Shape.of(count, groups), TFloat32.class);
            components = tf.variable(Shape.of(groups, length), TFloat32.class);
            start = tf.withControlDependencies(
                            List.of(tf.assign(weights, startOfWeights), tf.assign(components, startOfComponents)))
                    .noOp();
            MatMul.Options transposed = MatMul.transposeA(true);
            Operand<TFloat32> better = tf.assign(
                    components,
                    updated(
                            tf,
                            components,
                            tf.linalg.matMul(weights, given, transposed),
                            tf.linalg.matMul(tf.linalg.matMul(weights, weights, transposed), components)));
            MatMul.Options alsoTransposed = MatMul.transposeB(true);
            next = tf.assign(
                    weights,
                    updated(
                            tf,
                            weights,
                            tf.linalg.matMul(given, better, alsoTransposed),
                            tf.linalg.matMul(weights, tf.linalg.matMul(better, better, alsoTransposed))));
        }

        private static Operand<TFloat32> updated(
                Ops tf, Operand<TFloat32> factor, Operand<TFloat32> numerator, Operand<TFloat32> denominator) {
            return tf.math.mul(factor, tf.math.div(numerator, tf.math.add(denominator, tf.constant(NEARLY_ZERO))));
        }
    }

    private static double mean(Vectors vectors) {
        double sum = 0;
        for (float value : vectors.values()) {
            sum += value;
        }
        return sum / vectors.values().length;
    }

    private static Vectors random(SplittableRandom random, int rows, int columns, double most) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            // the updates would not change a zero
            values[i] = (float) (most * (0.1 + 0.9 * random.nextDouble()));
        }
        return new Vectors(values, columns);
    }
}
