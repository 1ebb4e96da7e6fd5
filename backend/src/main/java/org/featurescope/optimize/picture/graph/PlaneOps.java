package org.featurescope.optimize.picture.graph;

import org.featurescope.optimize.picture.ColorDecorrelation;
import org.featurescope.optimize.picture.Matrix;
import org.featurescope.optimize.picture.PictureSettings;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The operations that the graphs of planes share. The innermost axis is always {@code batch * planes}.
 *
 * @param tf adds the nodes
 * @param batch number of pictures
 * @param size pixels on a side of the planes
 */
record PlaneOps(Ops tf, int batch, int size, PictureSettings settings) {
    /** Returns the operations for the planes of pictures. */
    static PlaneOps of(Ops tf, Pictures pictures) {
        return new PlaneOps(tf, pictures.batch(), pictures.size(), pictures.settings());
    }

    /** Adds a reshape. */
    Operand<TFloat32> reshape(Operand<TFloat32> value, int... shape) {
        return tf.reshape(value, tf.constant(shape));
    }

    /** Adds a constant. */
    Operand<TFloat32> constant(float[] values, long... shape) {
        return tf.constant(NdArrays.wrap(Shape.of(shape), DataBuffers.of(values)));
    }

    /** Adds a constant {@code [first, second, images * planes]} that repeats {@code [first, second, planes]} for each image. */
    Operand<TFloat32> repeated(float[] ofOne, int first, int second, int images) {
        int planes = settings.planes();
        float[] repeated = new float[ofOne.length * images];
        for (int at = 0; at < repeated.length; at++) {
            repeated[at] = ofOne[at / (planes * images) * planes + at % planes];
        }
        return constant(repeated, first, second, (long) images * planes);
    }

    /**
     * Converts {@code [first, second, images * planes]} from decorrelated colours to red, green and blue if the settings ask
     * for it. This is linear, so it can be done before the transform, where there are fewer numbers than after it.
     */
    Operand<TFloat32> correlated(Operand<TFloat32> values, int first, int second, int images) {
        if (!settings.decorrelated()) {
            return values;
        }
        int planes = settings.planes();
        float[] matrix = new float[planes * planes];
        for (int from = 0; from < planes; from++) {
            for (int to = 0; to < planes; to++) {
                boolean colours = from < 3 && to < 3;
                matrix[from * planes + to] = colours ? ColorDecorrelation.matrix()[from][to] : from == to ? 1 : 0;
            }
        }
        Operand<TFloat32> rows = reshape(values, first * second * images, planes);
        return reshape(tf.linalg.matMul(rows, constant(matrix, planes, planes)), first, second, images * planes);
    }

    /**
     * Transforms coefficients {@code [count, count, depth]}, horizontal axis first, to {@code [size * size, depth]}, row by
     * row, by two plain matrix products. The transposition between them costs less than one of the result.
     */
    Operand<TFloat32> onBothAxes(Matrix matrix, Operand<TFloat32> coefficients, int depth) {
        int count = matrix.columns();
        Operand<TFloat32> axis = constant(matrix.values(), matrix.rows(), count);
        Operand<TFloat32> columns = tf.linalg.matMul(axis, reshape(coefficients, count, count * depth));
        Operand<TFloat32> rows =
                tf.linalg.transpose(reshape(columns, size, count, depth), tf.constant(new int[] {1, 0, 2}));
        return reshape(tf.linalg.matMul(axis, reshape(rows, count, size * depth)), size * size, depth);
    }
}
