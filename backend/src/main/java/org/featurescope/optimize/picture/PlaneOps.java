package org.featurescope.optimize.picture;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The operations that the graphs of planes share. The batch lies innermost, {@code batch * planes}, everywhere.
 *
 * @param window the part of the planes that is made; all of them where it is not given
 */
record PlaneOps(Ops tf, int batch, int size, PictureSettings settings, Optional<Window> window) {
    /**
     * A square part of a plane.
     *
     * @param side pixels on a side
     * @param rows indices of its rows, {@code [side]}
     * @param columns indices of its columns, {@code [side]}
     */
    record Window(int side, Operand<TInt32> rows, Operand<TInt32> columns) {}

    /** The same for a part of the planes, of that side, whose rows and columns are fed. */
    PlaneOps part(int side) {
        Placeholder.Options shape = Placeholder.shape(Shape.of(side));
        return new PlaneOps(
                tf,
                batch,
                size,
                settings,
                Optional.of(new Window(
                        side,
                        tf.withName(PictureGraph.local(PictureGraph.TILE_ROWS)).placeholder(TInt32.class, shape),
                        tf.withName(PictureGraph.local(PictureGraph.TILE_COLUMNS)).placeholder(TInt32.class, shape))));
    }

    /** Pixels on a side of what is made. */
    int side() {
        return window.map(Window::side).orElse(size);
    }

    Operand<TFloat32> reshape(Operand<TFloat32> value, int... shape) {
        return tf.reshape(value, tf.constant(shape));
    }

    Operand<TFloat32> constant(float[] values, long... shape) {
        return tf.constant(NdArrays.wrap(Shape.of(shape), DataBuffers.of(values)));
    }

    /** A constant {@code [first, second, images * planes]} that holds {@code [first, second, planes]} for each image. */
    Operand<TFloat32> repeated(float[] ofOne, int first, int second, int images) {
        int planes = settings.planes();
        float[] repeated = new float[ofOne.length * images];
        for (int at = 0; at < repeated.length; at++) {
            repeated[at] = ofOne[at / (planes * images) * planes + at % planes];
        }
        return constant(repeated, first, second, (long) images * planes);
    }

    /**
     * Brings {@code [first, second, images * planes]} from decorrelated colours to red, green and blue, if the settings
     * say so. It is linear, so it comes before the transform, where there are fewer numbers than after it.
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
                matrix[from * planes + to] =
                        colours ? ColorDecorrelation.matrix()[from][to] : from == to ? 1 : 0;
            }
        }
        Operand<TFloat32> rows = reshape(values, first * second * images, planes);
        return reshape(
                tf.linalg.matMul(rows, constant(matrix, planes, planes)), first, second, images * planes);
    }

    /**
     * From coefficients {@code [count, count, depth]}, horizontal first, to {@code [side * side, depth]}, row by row, as
     * two plain matrix products. What is between them is transposed, which is less than what comes out. Of the matrix only
     * the rows of the window count, so a part of a large plane costs little.
     */
    Operand<TFloat32> onBothAxes(Matrix matrix, Operand<TFloat32> coefficients, int depth) {
        int count = matrix.columns();
        Operand<TFloat32> constant = constant(matrix.values(), matrix.rows(), count);
        Operand<TFloat32> horizontal = window.map(part -> gathered(constant, part.columns(), 0)).orElse(constant);
        Operand<TFloat32> vertical = window.map(part -> gathered(constant, part.rows(), 0)).orElse(constant);
        Operand<TFloat32> columns = tf.linalg.matMul(horizontal, reshape(coefficients, count, count * depth));
        Operand<TFloat32> rows =
                tf.linalg.transpose(reshape(columns, side(), count, depth), tf.constant(new int[] {1, 0, 2}));
        return reshape(tf.linalg.matMul(vertical, reshape(rows, count, side() * depth)), side() * side(), depth);
    }

    /** From pixels {@code [size, size, depth]} to {@code [side * side, depth]}. */
    Operand<TFloat32> pixels(Operand<TFloat32> pixels, int depth) {
        Operand<TFloat32> there = window.map(part -> gathered(gathered(pixels, part.rows(), 0), part.columns(), 1))
                .orElse(pixels);
        return reshape(there, side() * side(), depth);
    }

    private Operand<TFloat32> gathered(Operand<TFloat32> values, Operand<TInt32> indices, int axis) {
        return tf.gather(values, indices, tf.constant(axis));
    }
}
