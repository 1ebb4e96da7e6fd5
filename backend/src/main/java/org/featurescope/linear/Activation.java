package org.featurescope.linear;

/** What is applied to the outputs of a layer. */
public enum Activation {
    /** Nothing: the layer is linear. */
    NONE {
        @Override
        public double of(double value) {
            return value;
        }
    },
    /** The greater of the value and 0. */
    RELU {
        @Override
        public double of(double value) {
            return Math.max(0, value);
        }
    },
    /** The logistic function, {@code 1 / (1 + exp(-value))}. */
    SIGMOID {
        @Override
        public double of(double value) {
            return 1 / (1 + Math.exp(-value));
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        public double of(double value) {
            return Math.tanh(value);
        }
    };

    /** Returns the activation of a value. */
    public abstract double of(double value);

    /** Returns whether the function consists of straight pieces. */
    public boolean isPiecewiseLinear() {
        return this == NONE || this == RELU;
    }
}
