package org.featurescope.optimize.objective.term;

import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The graph that an objective's nodes are added to. All shapes must be known in it. */
public interface ObjectiveInputs {
    /** Adds nodes at the root; the objective takes the sub-scope {@code objective}. */
    Ops tf();

    /** Number of pictures. */
    int batch();

    /** A layer before its ReLU, {@code [batch, height, width, channels]} or {@code [batch, channels]}. */
    Output<TFloat32> preRelu(String layer);

    /** A layer's activation, of the same shape. */
    Output<TFloat32> activation(String layer);

    /** The pictures before any transformation, {@code [batch, size, size, 3]} in 0 to 1. */
    Operand<TFloat32> picture();

    /**
     * {@code [batch]}: the share of its worth at which a unit's value below zero counts. Without it a unit that starts silent
     * has no gradient and its picture stays grey; at 1 a unit gains by never being less than nothing.
     */
    Operand<TFloat32> leak();
}
