package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.DirectionTensor;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.Place;
import org.featurescope.optimize.objective.UnitObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * {@link UnitObjective}. Neurons, channels and directions are one form: the projection of the layer's map on a direction at
 * each position. Without a power of the cosine the map itself is not wanted, and is not made; see {@link LayerProjection}.
 */
record ProjectionTerm(UnitObjective objective) implements LeafTerm {
    private static final String DIRECTION = "direction";
    private static final String PLACE = "place";
    private static final String POWER = "power";

    @Override
    public String form() {
        return "%s%s(%s)"
                .formatted(tensor() ? "tensor" : "direction", power() == 0 ? "" : " by cosine", objective.layer());
    }

    @Override
    public Stream<String> layers() {
        return Stream.of(objective.layer());
    }

    @Override
    public boolean uniform() {
        return objective.place().equals(Place.EVERYWHERE) && !tensor() && ofAnySize();
    }

    @Override
    public boolean ofAnySize() {
        boolean placed = objective.place() instanceof Place.At
                || objective instanceof UnitObjective.Direction direction
                        && direction.vector() instanceof DirectionVector.Recorded
                || objective instanceof UnitObjective.TensorDirection direction
                        && direction.tensor() instanceof DirectionTensor.Drawn;
        return !placed;
    }

    @Override
    public void checkPlaces(ObjectiveShapes shapes) {
        objective.place().weights(objective.layer(), shapes);
        if (objective instanceof UnitObjective.Direction direction) {
            direction.vector().checkPlaces(shapes);
        }
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        TermScope.Maps maps = scope.preRelu(objective.layer());
        int positions = maps.positions();
        Operand<TFloat32> direction;
        Operand<TFloat32> along;
        if (tensor()) {
            direction = scope.placeholder(DIRECTION, positions, maps.channels());
            along = scope.sum(tf.math.mul(maps.values(), direction), 2);
        } else {
            direction = scope.placeholder(DIRECTION, maps.channels());
            along = scope.projected(objective.layer(), direction);
        }
        Operand<TFloat32> leak = scope.reshape(scope.inputs().leak(), scope.batch(), 1);
        Operand<TFloat32> leaky = tf.math.maximum(along, tf.math.mul(along, leak));
        if (power() != 0) {
            leaky = tf.math.mul(leaky, cosinePower(scope, maps, direction, along));
        }
        return scope.sum(tf.math.mul(leaky, scope.placeholder(PLACE, positions)), 1);
    }

    /** {@code [batch, positions]} */
    private Operand<TFloat32> cosinePower(
            TermScope scope, TermScope.Maps maps, Operand<TFloat32> direction, Operand<TFloat32> along) {
        Operand<TFloat32> activation = scope.length(scope.sumOfSquares(maps.values(), 2));
        Operand<TFloat32> directionSquares = tensor()
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
        if (objective instanceof UnitObjective.TensorDirection direction) {
            float[] tensor = direction.tensor().values(feeds.shapes(), feeds.photographs());
            feeds.row(picture, DIRECTION, tensor, positions, channels);
        } else {
            feeds.row(picture, DIRECTION, vector(feeds), channels);
        }
        feeds.row(picture, PLACE, objective.place().weights(layer, feeds.shapes()), positions);
        if (power() != 0) {
            feeds.row(picture, POWER, new float[] {(float) power()}, 1);
        }
    }

    private float[] vector(TermFeeds feeds) {
        if (objective instanceof UnitObjective.Direction direction) {
            return direction.vector().values(feeds.shapes(), feeds.photographs());
        }
        float[] vector = new float[feeds.shapes().channels(objective.layer())];
        if (objective instanceof UnitObjective.Neuron neuron) {
            vector[neuron.unit().channel()] = 1;
        } else if (objective instanceof UnitObjective.Channel channel) {
            vector[channel.unit().channel()] = 1;
        }
        return vector;
    }

    private boolean tensor() {
        return objective instanceof UnitObjective.TensorDirection;
    }

    private double power() {
        if (objective instanceof UnitObjective.Direction direction) {
            return direction.power();
        }
        return objective instanceof UnitObjective.TensorDirection direction ? direction.power() : 0;
    }
}
