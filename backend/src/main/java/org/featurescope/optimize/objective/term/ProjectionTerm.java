package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.UnitObjective;
import org.featurescope.optimize.objective.projection.LayerProjection;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * {@link UnitObjective}. Neurons, channels and directions have one form: the projection of the layer's map on a direction at
 * each position. Without a power of the cosine the map itself is not needed and not computed; see {@link LayerProjection}.
 */
record ProjectionTerm(UnitObjective objective) implements LeafTerm {
    private static final String DIRECTION = "direction";
    private static final String POSITION_WEIGHTS = "place";
    private static final String POWER = "power";

    @Override
    public String form() {
        return "%s%s(%s)"
                .formatted(
                        objective.hasDirectionPerPosition() ? "tensor" : "direction",
                        objective.power() == 0 ? "" : " by cosine",
                        objective.layer());
    }

    @Override
    public Stream<String> layers() {
        return Stream.of(objective.layer());
    }

    @Override
    public boolean averagesPositions() {
        return objective.location().equals(MapLocation.EVERYWHERE)
                && !objective.hasDirectionPerPosition()
                && isSizeIndependent();
    }

    @Override
    public boolean isSizeIndependent() {
        return objective.isSizeIndependent();
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        TermScope.Maps maps = scope.preRelu(objective.layer());
        int positions = maps.positions();
        Operand<TFloat32> direction;
        Operand<TFloat32> along;
        if (objective.hasDirectionPerPosition()) {
            direction = scope.placeholder(DIRECTION, positions, maps.channels());
            along = scope.sum(tf.math.mul(maps.values(), direction), 2);
        } else {
            direction = scope.placeholder(DIRECTION, maps.channels());
            along = scope.projected(objective.layer(), direction);
        }
        Operand<TFloat32> leak = scope.reshape(scope.inputs().leak(), scope.batch(), 1);
        Operand<TFloat32> leaky = tf.math.maximum(along, tf.math.mul(along, leak));
        if (objective.power() != 0) {
            leaky = tf.math.mul(leaky, cosinePower(scope, maps, direction, along));
        }
        return scope.sum(tf.math.mul(leaky, scope.placeholder(POSITION_WEIGHTS, positions)), 1);
    }

    /** Adds the power of the cosine at each position, {@code [batch, positions]}. */
    private Operand<TFloat32> cosinePower(
            TermScope scope, TermScope.Maps maps, Operand<TFloat32> direction, Operand<TFloat32> along) {
        Operand<TFloat32> activation = scope.length(scope.sumOfSquares(maps.values(), 2));
        Operand<TFloat32> directionSquares = objective.hasDirectionPerPosition()
                ? scope.sumOfSquares(direction, 2)
                : scope.reshape(scope.sumOfSquares(direction, 1), scope.batch(), 1);
        return scope.cosinePower(
                along, scope.tf().math.mul(activation, scope.length(directionSquares)), scope.placeholder(POWER, 1));
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {
        String layer = objective.layer();
        int positions = feeds.positions(layer);
        int channels = feeds.shapes().channels(layer);
        float[] direction = objective.direction(feeds.shapes(), feeds.photographs());
        if (objective.hasDirectionPerPosition()) {
            feeds.row(picture, DIRECTION, direction, positions, channels);
        } else {
            feeds.row(picture, DIRECTION, direction, channels);
        }
        feeds.row(picture, POSITION_WEIGHTS, objective.location().weights(layer, feeds.shapes()), positions);
        if (objective.power() != 0) {
            feeds.row(picture, POWER, new float[] {(float) objective.power()}, 1);
        }
    }
}
