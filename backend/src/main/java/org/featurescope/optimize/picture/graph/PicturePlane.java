package org.featurescope.optimize.picture.graph;

import java.util.List;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Computes the planes of a batch from its variables: the colours before the sigmoid and, optionally, the opacity. It does so
 * in a graph for the steps and in Java for the start.
 */
sealed interface PicturePlane permits SeparablePlane, PhasePlane {
    /** Returns the variables, in the order of all lists of values below. */
    List<Variable> variables();

    /** Adds the nodes that compute {@code [size * size, batch * planes]}, row by row, from the variables' values. */
    Operand<TFloat32> build(PlaneOps ops, List<Operand<TFloat32>> values);

    /** Draws one number of noise of the given deviation. */
    double noise(Random random, double deviation);

    /**
     * Returns the values whose planes are closest to these.
     *
     * @param planes {@code [size, size, planes]} of each picture, in the colours of the coefficients
     */
    List<float[]> values(List<float[]> planes);

    /**
     * Returns the values that make the same pictures as {@code values} make in a smaller size.
     *
     * @param smaller pixels on a side of the smaller pictures, whose settings are the same
     * @param noise values of noise in this size, for what the smaller pictures do not determine
     */
    List<float[]> enlarged(int smaller, List<float[]> values, List<float[]> noise);
}
