package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.PictureObjective;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** {@link PictureObjective.BoundaryComplexity}. */
record BoundaryTerm(PictureObjective.BoundaryComplexity objective) implements LeafTerm {
    private static final int BLUR_WIDTH = 5;
    private static final float COLOUR_WEIGHT = 0.8f;
    private static final String WIDTH = "width";
    private static final String COLOUR = "colour";

    @Override
    public String form() {
        return "boundary";
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        Operand<TFloat32> picture = scope.inputs().picture();
        var fromBlurred = tf.math.square(tf.math.sub(Blur.of(tf, picture, BLUR_WIDTH), picture));
        var fromColour = tf.math.square(tf.math.sub(picture, scope.placeholder(COLOUR, 1, 1, 1)));
        var penalty = tf.math.add(fromBlurred, tf.math.mul(fromColour, tf.constant(COLOUR_WEIGHT)));
        var counted = tf.math.mul(penalty, nearEdge(scope, picture));
        return tf.math.neg(scope.sum(counted, 1, 2, 3));
    }

    /** Adds a mask, {@code [batch, height, width, 1]}: 1 within the fed number of pixels of an edge, 0 elsewhere. */
    private static Operand<TFloat32> nearEdge(TermScope scope, Operand<TFloat32> picture) {
        Ops tf = scope.tf();
        int height = (int) picture.shape().get(1);
        int width = (int) picture.shape().get(2);
        float[][][][] fromEdge = new float[1][height][width][1];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                fromEdge[0][y][x][0] = Math.min(Math.min(y, height - 1 - y), Math.min(x, width - 1 - x));
            }
        }
        var remaining = tf.math.sub(scope.placeholder(WIDTH, 1, 1, 1), tf.constant(fromEdge));
        return tf.clipByValue(remaining, tf.constant(0f), tf.constant(1f));
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {
        feeds.row(picture, WIDTH, new float[] {objective.width()}, 1, 1, 1);
        feeds.row(picture, COLOUR, new float[] {(float) objective.colour()}, 1, 1, 1);
    }
}
