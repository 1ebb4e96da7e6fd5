package org.featurescope.network;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** How the last layer answers, and what its cost is. */
public enum Output {
    /** Each output is a sigmoid of its own; the cost is the mean of squared differences from the targets. */
    SIGMOID {
        @Override
        Operand<TFloat32> outputs(Ops tf, Operand<TFloat32> sums) {
            return tf.math.sigmoid(sums);
        }

        @Override
        Operand<TFloat32> cost(Ops tf, Operand<TFloat32> sums, Operand<TFloat32> targets) {
            Operand<TFloat32> differences = tf.math.sub(outputs(tf, sums), targets);
            return tf.math.mean(tf.math.square(differences), tf.constant(new int[] {0, 1}));
        }
    },
    /** The outputs are probabilities of classes; the cost is the cross-entropy. */
    SOFTMAX {
        @Override
        Operand<TFloat32> outputs(Ops tf, Operand<TFloat32> sums) {
            return tf.nn.softmax(sums);
        }

        @Override
        Operand<TFloat32> cost(Ops tf, Operand<TFloat32> sums, Operand<TFloat32> targets) {
            Operand<TFloat32> likelihoods = tf.reduceSum(tf.math.mul(targets, tf.nn.logSoftmax(sums)), tf.constant(1));
            return tf.math.neg(tf.math.mean(likelihoods, tf.constant(0)));
        }
    };

    /** Returns the outputs of a network with some sums. */
    public double[] of(double[] sums) {
        double[] outputs = new double[sums.length];
        double greatest = Arrays.stream(sums).max().orElse(0);
        double all = Arrays.stream(sums).map(sum -> Math.exp(sum - greatest)).sum();
        Arrays.setAll(
                outputs, i -> this == SIGMOID ? Activation.SIGMOID.of(sums[i]) : Math.exp(sums[i] - greatest) / all);
        return outputs;
    }

    /** Adds the share of examples that are answered right, a scalar, to a graph. */
    Operand<TFloat32> right(Ops tf, Operand<TFloat32> sums, Operand<TFloat32> targets) {
        Operand<TBool> right = this == SOFTMAX
                ? tf.math.equal(tf.math.argMax(sums, tf.constant(1)), tf.math.argMax(targets, tf.constant(1)))
                : tf.reduceAll(
                        tf.math.equal(
                                tf.math.greater(sums, tf.constant(0f)), tf.math.greater(targets, tf.constant(0.5f))),
                        tf.constant(1));
        return tf.math.mean(tf.dtypes.cast(right, TFloat32.class), tf.constant(0));
    }

    /** Adds the outputs, {@code [examples, outputs]}, to a graph. */
    abstract Operand<TFloat32> outputs(Ops tf, Operand<TFloat32> sums);

    /** Adds the cost, a scalar, to a graph. */
    abstract Operand<TFloat32> cost(Ops tf, Operand<TFloat32> sums, Operand<TFloat32> targets);
}
