package org.featurescope.optimize.objective.term;

import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Where a term adds its nodes: the graph's inputs and a scope of its own.
 *
 * @param tf adds nodes in the scope
 * @param path the scope's full name, which {@link TermFeeds} of the same term has too
 */
record TermScope(ObjectiveInputs inputs, Ops tf, String path) {
    /** Keeps the length of nothing from having no gradient: what Lucid adds to a length. */
    private static final float LEAST_LENGTH = 1e-4f;

    private static final float LEAST_COSINE = 0.1f;

    /** A layer as {@code [batch, positions, channels]}. */
    record Maps(Operand<TFloat32> values, int positions, int channels) {}

    /** The scope of that name inside this one. */
    TermScope within(String name) {
        return new TermScope(inputs, tf.withSubScope(name), path + "/" + name);
    }

    int batch() {
        return inputs.batch();
    }

    /** A placeholder {@code [batch, row...]}. */
    Operand<TFloat32> placeholder(String name, long... row) {
        return tf.withName(name)
                .placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch()).append(Shape.of(row))));
    }

    Maps preRelu(String layer) {
        return maps(inputs.preRelu(layer));
    }

    Maps activation(String layer) {
        return maps(inputs.activation(layer));
    }

    /** A layer before its ReLU, at each position projected on {@code [batch, channels]}: {@code [batch, positions]}. */
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

    Operand<TFloat32> reshape(Operand<TFloat32> values, int... shape) {
        return tf.reshape(values, tf.constant(shape));
    }

    /** The sum over these axes. */
    Operand<TFloat32> sum(Operand<TFloat32> values, int... axes) {
        return tf.sum(values, tf.constant(axes));
    }

    /** The sum of squares over these axes. */
    Operand<TFloat32> sumOfSquares(Operand<TFloat32> values, int... axes) {
        return sum(tf.math.square(values), axes);
    }

    /** The dot product of every two rows of {@code [rows, length]}, {@code [rows, rows]}. */
    Operand<TFloat32> products(Operand<TFloat32> rows) {
        return tf.linalg.matMul(rows, rows, MatMul.transposeB(true));
    }

    /** The length, from a sum of squares. */
    Operand<TFloat32> length(Operand<TFloat32> sumOfSquares) {
        return tf.math.sqrt(tf.math.add(sumOfSquares, tf.constant(LEAST_LENGTH * LEAST_LENGTH)));
    }

    /** {@code max(0.1, dot / lengths)^power}. */
    Operand<TFloat32> cosinePower(Operand<TFloat32> dot, Operand<TFloat32> lengths, Operand<TFloat32> power) {
        Operand<TFloat32> cosine = tf.math.div(dot, lengths);
        return tf.math.pow(tf.math.maximum(cosine, tf.constant(LEAST_COSINE)), power);
    }
}
