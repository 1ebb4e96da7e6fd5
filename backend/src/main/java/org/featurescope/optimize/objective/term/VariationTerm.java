package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.PictureObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link PictureObjective.TotalVariation}. */
record VariationTerm() implements LeafTerm {
    private static final int ROWS = 1;
    private static final int COLUMNS = 2;

    @Override
    public String form() {
        return "variation";
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        return scope.tf().math.add(alongAxis(scope, ROWS), alongAxis(scope, COLUMNS));
    }

    private static Operand<TFloat32> alongAxis(TermScope scope, int axis) {
        var tf = scope.tf();
        Operand<TFloat32> picture = scope.inputs().picture();
        int[] size = new int[4];
        for (int i = 0; i < size.length; i++) {
            size[i] = (int) picture.shape().get(i);
        }
        size[axis]--;
        int[] next = new int[4];
        next[axis] = 1;
        var before = tf.slice(picture, tf.constant(new int[4]), tf.constant(size));
        var after = tf.slice(picture, tf.constant(next), tf.constant(size));
        return scope.sum(tf.math.abs(tf.math.sub(after, before)), 1, 2, 3);
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {}
}
