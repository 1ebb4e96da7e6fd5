package org.featurescope.optimize;

/**
 * The rule by which the coefficients follow the gradient. The gradient of every picture is first scaled to a root mean square
 * of 1, so that a rate has the same effect for every unit of every layer.
 */
public enum Optimizer {
    /** Adam (Kingma and Ba 2015, arXiv:1412.6980). */
    ADAM,
    /** Steepest ascent in the L2 norm: along the gradient. */
    STEEPEST_L2,
    /** Steepest ascent in the maximum norm: along the signs of the gradient. */
    STEEPEST_LINF
}
