package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.PictureObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link PictureObjective.BlurEachStep}. */
record BlurTerm() implements LeafTerm {
    private static final int WIDTH = 3;

    @Override
    public String form() {
        return "blur";
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        Operand<TFloat32> picture = scope.inputs().picture();
        Operand<TFloat32> constant = tf.stopGradient(Blur.of(tf, picture, WIDTH));
        return tf.math.mul(scope.sumOfSquares(tf.math.sub(picture, constant), 1, 2, 3), tf.constant(0.5f));
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {}
}
