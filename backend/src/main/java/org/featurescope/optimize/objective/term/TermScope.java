package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.projection.LayerProjection;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The scope in which a term adds its nodes.
 *
 * @param inputs the nodes that the objective reads
 * @param tf adds nodes in the scope
 * @param path the full name of the scope, the same as in {@link TermFeeds} of the term
 */
record TermScope(ObjectiveInputs inputs, Ops tf, String path) {
    /** The least length of a vector, as in Lucid; it gives a vector of zeros a gradient. */
    private static final float LEAST_LENGTH = 1e-4f;

    private static final float LEAST_COSINE = 0.1f;

    /** A layer as {@code [batch, positions, channels]}. */
    record Maps(Operand<TFloat32> values, int positions, int channels) {
        /** Returns the number of values of one picture. */
        int size() {
            return positions * channels;
        }
    }

    /** Returns a sub-scope. */
    TermScope within(String name) {
        return new TermScope(inputs, tf.withSubScope(name), path + "/" + name);
    }

    /** Returns the number of pictures. */
    int batch() {
        return inputs.batch();
    }

    /** Adds a placeholder {@code [batch, row...]}. */
    Operand<TFloat32> placeholder(String name, long... row) {
        return tf.withName(name)
                .placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch()).append(Shape.of(row))));
    }

    /** Returns a layer before its ReLU. */
    Maps preRelu(String layer) {
        return maps(inputs.preRelu(layer));
    }

    /** Returns a layer's activation. */
    Maps activation(String layer) {
        return maps(inputs.activation(layer));
    }

    /** Adds the projection of a layer before its ReLU on {@code [batch, channels]}: {@code [batch, positions]}. */
    Operand<TFloat32> projected(String layer, Operand<TFloat32> directions) {
        return LayerProjection.of(tf, inputs.preRelu(layer), directions);
    }

    private Maps maps(Output<TFloat32> layer) {
        Shape shape = layer.shape();
        int dimensions = shape.numDimensions();
        int positions = dimensions == 4 ? (int) (shape.get(1) * shape.get(2)) : 1;
        int channels = (int) shape.get(dimensions - 1);
        return new Maps(reshape(layer, batch(), positions, channels), positions, channels);
    }

    /** Adds a reshape. */
    Operand<TFloat32> reshape(Operand<TFloat32> values, int... shape) {
        return tf.reshape(values, tf.constant(shape));
    }

    /** Adds a sum over these axes. */
    Operand<TFloat32> sum(Operand<TFloat32> values, int... axes) {
        return tf.sum(values, tf.constant(axes));
    }

    /** Adds a sum of squares over these axes. */
    Operand<TFloat32> sumOfSquares(Operand<TFloat32> values, int... axes) {
        return sum(tf.math.square(values), axes);
    }

    /** Adds the dot products of every two rows of {@code [rows, length]}, {@code [rows, rows]}. */
    Operand<TFloat32> products(Operand<TFloat32> rows) {
        return tf.linalg.matMul(rows, rows, MatMul.transposeB(true));
    }

    /** Adds the length of a vector, given its sum of squares. */
    Operand<TFloat32> length(Operand<TFloat32> sumOfSquares) {
        return tf.math.sqrt(tf.math.add(sumOfSquares, tf.constant(LEAST_LENGTH * LEAST_LENGTH)));
    }

    /** Adds {@code max(0.1, dot / lengths)^power}. */
    Operand<TFloat32> cosinePower(Operand<TFloat32> dot, Operand<TFloat32> lengths, Operand<TFloat32> power) {
        Operand<TFloat32> cosine = tf.math.div(dot, lengths);
        return tf.math.pow(tf.math.maximum(cosine, tf.constant(LEAST_COSINE)), power);
    }
}
