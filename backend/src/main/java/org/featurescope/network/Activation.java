package org.featurescope.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/** The function that a layer applies to its sums. */
public enum Activation {
    /** 1 / (1 + exp(-x)). */
    SIGMOID {
        @Override
        public double of(double sum) {
            return 1 / (1 + Math.exp(-sum));
        }

        @Override
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> sums) {
            return tf.math.sigmoid(sums);
        }
    },
    /** max(0, x). */
    RELU {
        @Override
        public double of(double sum) {
            return Math.max(0, sum);
        }

        @Override
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> sums) {
            return tf.nn.relu(sums);
        }
    },
    /** x where it is positive, else x / 100. */
    LEAKY_RELU {
        @Override
        public double of(double sum) {
            return sum > 0 ? sum : LEAK * sum;
        }

        @Override
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> sums) {
            return tf.nn.leakyRelu(sums, LeakyRelu.alpha((float) LEAK));
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        public double of(double sum) {
            return Math.tanh(sum);
        }

        @Override
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> sums) {
            return tf.math.tanh(sums);
        }
    },
    /** The sine. */
    SIN {
        @Override
        public double of(double sum) {
            return Math.sin(sum);
        }

        @Override
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> sums) {
            return tf.math.sin(sums);
        }
    };

    private static final double LEAK = 0.01;

    /** Returns the activation of a neuron with a sum. */
    public abstract double of(double sum);

    /** Adds the activations of some sums to a graph. */
    abstract Operand<TFloat32> of(Ops tf, Operand<TFloat32> sums);

    /** Returns whether a neuron with an activation counts as firing: above 0, or above a half for a sigmoid. */
    public boolean fires(double activation) {
        return activation > (this == SIGMOID ? 0.5 : 0);
    }
}
