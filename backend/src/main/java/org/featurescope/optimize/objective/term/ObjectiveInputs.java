package org.featurescope.optimize.objective.term;

import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The nodes of a graph that an objective reads. All their shapes must be known. */
public interface ObjectiveInputs {
    /** Returns the operations at the root of the graph; the objective uses the sub-scope {@code objective}. */
    Ops tf();

    /** Returns the number of pictures. */
    int batch();

    /** Returns a layer before its ReLU, {@code [batch, height, width, channels]} or {@code [batch, channels]}. */
    Output<TFloat32> preRelu(String layer);

    /** Returns a layer's activation, of the same shape. */
    Output<TFloat32> activation(String layer);

    /** Returns the pictures before any transformation, {@code [batch, size, size, 3]} in 0 to 1. */
    Operand<TFloat32> picture();

    /**
     * Returns the leak, {@code [batch]}: the factor that a unit's negative values are multiplied by. With a leak of 0, a unit
     * that starts silent has no gradient and its picture stays grey; with a leak of 1, negative values have their full weight.
     */
    Operand<TFloat32> leak();
}
