package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.PictureObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link PictureObjective.L1} and {@link PictureObjective.L2}: the distance of the pixels from a constant. */
record DistanceTerm(Norm norm, double constant) implements LeafTerm {
    /** The norm of the distance. */
    enum Norm {
        L1,
        L2
    }

    /** Gives the distance 0 a gradient, as in Lucid. */
    private static final float EPSILON = 1e-6f;

    private static final String CONSTANT = "constant";

    @Override
    public String form() {
        return "distance by " + norm;
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        var difference = tf.math.sub(scope.inputs().picture(), scope.placeholder(CONSTANT, 1, 1, 1));
        return norm == Norm.L1
                ? scope.sum(tf.math.abs(difference), 1, 2, 3)
                : tf.math.sqrt(tf.math.add(scope.sumOfSquares(difference, 1, 2, 3), tf.constant(EPSILON)));
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {
        feeds.row(picture, CONSTANT, new float[] {(float) constant}, 1, 1, 1);
    }
}
