package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.Place;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link LayerObjective.Layer} and {@link LayerObjective.Position}: the mean square of a layer's channels at a place. */
record SquaresTerm(String layer, Place place) implements LeafTerm {
    private static final String PLACE = "place";

    @Override
    public String form() {
        return "squares(%s)".formatted(layer);
    }

    @Override
    public Stream<String> layers() {
        return Stream.of(layer);
    }

    @Override
    public boolean uniform() {
        return place.equals(Place.EVERYWHERE);
    }

    @Override
    public boolean ofAnySize() {
        return !(place instanceof Place.At);
    }

    @Override
    public void checkPlaces(ObjectiveShapes shapes) {
        place.weights(layer, shapes);
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        TermScope.Maps maps = scope.activation(layer);
        var squares = tf.math.mean(tf.math.square(maps.values()), tf.constant(2));
        return scope.sum(tf.math.mul(squares, scope.placeholder(PLACE, maps.positions())), 1);
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {
        feeds.row(picture, PLACE, place.weights(layer, feeds.shapes()), feeds.positions(layer));
    }
}
