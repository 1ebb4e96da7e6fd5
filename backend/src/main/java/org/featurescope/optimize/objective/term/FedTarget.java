package org.featurescope.optimize.objective.term;

import org.featurescope.optimize.objective.Norms;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A photograph's activation, after the ReLU, that each picture is brought to.
 *
 * @param values {@code [batch, positions, channels]}
 * @param perSquare {@code [batch]}, 1 through the sum of its squares
 */
record FedTarget(Operand<TFloat32> values, Operand<TFloat32> perSquare) {
    private static final String VALUES = "target";
    private static final String PER_SQUARE = "per_square";

    static FedTarget placeholders(TermScope scope, TermScope.Maps maps) {
        return new FedTarget(
                scope.placeholder(VALUES, maps.positions(), maps.channels()), scope.placeholder(PER_SQUARE));
    }

    static void feed(int picture, TermFeeds feeds, String layer, String photograph) {
        float[] target = Norms.notAllZero(feeds.photographs().of(photograph, layer, false), layer, photograph);
        feeds.row(
                picture, VALUES, target, feeds.positions(layer), feeds.shapes().channels(layer));
        feeds.number(picture, PER_SQUARE, 1 / Norms.sumOfSquares(target));
    }
}
