package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.LayerObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * {@link LayerObjective.Alignment}: the squared distances of every two pictures, computed from one matrix of their products:
 * {@code |a - b|^2 = |a|^2 + |b|^2 - 2 ab}. Rounding affects the value but hardly the gradient, which is a sum of the
 * activations with small weights.
 */
record AlignmentTerm(String layer) implements PairwiseTerm {
    private static final int FARTHEST = 4;
    private static final double DECAY = 2;

    @Override
    public String name() {
        return "alignment";
    }

    @Override
    public Operand<TFloat32> compared(TermScope scope, TermScope.Maps maps) {
        var tf = scope.tf();
        int batch = scope.batch();
        Operand<TFloat32> flat = scope.reshape(maps.values(), batch, maps.size());
        Operand<TFloat32> squares = scope.sumOfSquares(flat, 1);
        var ofBoth = tf.math.add(scope.reshape(squares, batch, 1), scope.reshape(squares, 1, batch));
        return tf.math.sub(ofBoth, tf.math.mul(scope.products(flat), tf.constant(2f)));
    }

    @Override
    public float weight(int picture, int other, int batch, TermScope.Maps maps) {
        int distance = Math.abs(picture - other);
        boolean neighbours = distance >= 1 && distance <= FARTHEST;
        return neighbours ? (float) (-0.5 / Math.pow(DECAY, distance) / maps.size()) : 0;
    }
}
