package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.MapLocation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link LayerObjective.Layer} and {@link LayerObjective.Position}: the mean square of a layer's channels. */
record SquaresTerm(String layer, MapLocation location) implements LeafTerm {
    private static final String POSITION_WEIGHTS = "place";

    @Override
    public String form() {
        return "squares(%s)".formatted(layer);
    }

    @Override
    public Stream<String> layers() {
        return Stream.of(layer);
    }

    @Override
    public boolean averagesPositions() {
        return location.equals(MapLocation.EVERYWHERE);
    }

    @Override
    public boolean isSizeIndependent() {
        return location.isSizeIndependent();
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        TermScope.Maps maps = scope.activation(layer);
        var squares = tf.math.mean(tf.math.square(maps.values()), tf.constant(2));
        return scope.sum(tf.math.mul(squares, scope.placeholder(POSITION_WEIGHTS, maps.positions())), 1);
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {
        feeds.row(picture, POSITION_WEIGHTS, location.weights(layer, feeds.shapes()), feeds.positions(layer));
    }
}
