package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.Norms;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The activation of a photograph, after the ReLU, which is the target of each picture.
 *
 * @param values {@code [batch, positions, channels]}
 * @param perSquare {@code [batch]}, 1 divided by the sum of squares of the target
 */
record FedTarget(Operand<TFloat32> values, Operand<TFloat32> perSquare) {
    private static final String VALUES = "target";
    private static final String PER_SQUARE = "per_square";

    /** Adds the placeholders of a batch of targets. */
    static FedTarget placeholders(TermScope scope, TermScope.Maps maps) {
        return new FedTarget(
                scope.placeholder(VALUES, maps.positions(), maps.channels()), scope.placeholder(PER_SQUARE));
    }

    /** Fills in the target of one picture. */
    static void feed(int picture, TermFeeds feeds, String layer, String photograph) {
        float[] target = Norms.notAllZero(feeds.photographs().activation(photograph, layer, false), layer, photograph);
        feeds.row(
                picture, VALUES, target, feeds.positions(layer), feeds.shapes().channels(layer));
        feeds.number(picture, PER_SQUARE, 1 / Norms.sumOfSquares(target));
    }
}
