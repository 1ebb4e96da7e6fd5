package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.LayerObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * {@link LayerObjective.Alignment}: the squared distances of every two pictures, from one matrix of their products:
 * {@code |a - b|^2 = |a|^2 + |b|^2 - 2 ab}. What that loses to rounding is of the value, hardly of the gradient, which is
 * a sum of the activations with small weights.
 */
record AlignmentTerm(String layer) implements LeafTerm {
    private static final int FARTHEST = 4;
    private static final double DECAY = 2;

    @Override
    public String form() {
        return "alignment(%s)".formatted(layer);
    }

    @Override
    public Stream<String> layers() {
        return Stream.of(layer);
    }

    @Override
    public boolean comparesPictures() {
        return true;
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        int batch = scope.batch();
        TermScope.Maps maps = scope.activation(layer);
        int length = maps.positions() * maps.channels();
        Operand<TFloat32> flat = scope.reshape(maps.values(), batch, length);
        Operand<TFloat32> squares = scope.sumOfSquares(flat, 1);
        var ofBoth = tf.math.add(scope.reshape(squares, batch, 1), scope.reshape(squares, 1, batch));
        var distances = tf.math.sub(ofBoth, tf.math.mul(scope.products(flat), tf.constant(2f)));
        return scope.sum(tf.math.mul(distances, tf.constant(weights(batch, length))), 1);
    }

    /** {@code [batch, batch]}: what the squared distance of two pictures counts for each of them. */
    private static float[][] weights(int batch, int length) {
        float[][] weights = new float[batch][batch];
        for (int i = 0; i < batch; i++) {
            for (int j = 0; j < batch; j++) {
                int apart = Math.abs(i - j);
                boolean neighbours = apart >= 1 && apart <= FARTHEST;
                weights[i][j] = neighbours ? (float) (-0.5 / Math.pow(DECAY, apart) / length) : 0;
            }
        }
        return weights;
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {}
}
