package org.featurescope.optimize;

/**
 * How the coefficients follow the gradient. The gradient of every picture is first brought to a root mean square of 1, so
 * that a rate means the same for every unit of every layer.
 */
public enum Optimizer {
    /** Adam (Kingma and Ba 2015, arXiv:1412.6980). */
    ADAM,
    /** Steepest ascent where the length of a step is its root mean square: along the gradient. */
    STEEPEST_L2,
    /** Steepest ascent where the length of a step is its largest coordinate: along the gradient's signs. */
    STEEPEST_LINF
}
