package org.featurescope.optimize.objective;

import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * An objective along a direction of a layer's activation space. It reads the layer <em>before</em> its ReLU, projects each
 * position on the direction, scales negative projections down by the leak, and sums over the map:
 *
 * <pre>{@code
 * sum over y, x of weight[y, x] leaky(sum over c of activation[y, x, c] direction[c])
 * leaky(v) = max(v, leak * v)
 * }</pre>
 *
 * <p>After the ReLU a unit that starts silent would have no gradient. The objectives are Lucid's (Olah, Mordvintsev and
 * Schubert, Feature Visualization, 2017, doi:10.23915/distill.00007; {@code lucid/optvis/objectives.py}), except for the
 * leak.
 */
public sealed interface UnitObjective extends Objective {
    /** Returns the layer that is read. */
    String layer();

    /** Returns the part of the layer's map that is read. */
    MapLocation location();

    /** Returns the power of the cosine that projections are multiplied by; 0 for none. */
    default double power() {
        return 0;
    }

    /** Returns whether each position of the map has a direction of its own. */
    default boolean hasDirectionPerPosition() {
        return false;
    }

    /**
     * Returns the direction.
     *
     * @return {@code [channels]}, or {@code [height, width, channels]} if {@link #hasDirectionPerPosition}
     * @throws org.featurescope.validate.InvalidInputException if a photograph has no activation there, or a position is
     *     not on the map
     */
    float[] direction(ObjectiveShapes shapes, PhotographActivations photographs);

    /** Returns whether the objective means the same for pictures of every size. */
    default boolean isSizeIndependent() {
        return location().isSizeIndependent();
    }

    @Override
    default Optional<String> firstLayer() {
        return Optional.of(layer());
    }

    @Override
    default <R> R accept(ObjectiveVisitor<R> visitor) {
        return visitor.visitUnit(this);
    }

    /** One channel at one position of its map: {@code leaky(activation[y, x, channel])}. */
    record Neuron(Unit unit, MapLocation.SinglePosition location) implements UnitObjective {
        @Override
        public String layer() {
            return unit.layer();
        }

        @Override
        public float[] direction(ObjectiveShapes shapes, PhotographActivations photographs) {
            return ofChannel(unit, shapes);
        }

        @Override
        public Neuron checkedAgainst(Network network, int batch) {
            unit.checkedAgainst(network);
            return this;
        }

        @Override
        public String toString() {
            return location.equals(MapLocation.CENTRE)
                    ? "neuron(%s)".formatted(unit)
                    : "neuron(%s@%s)".formatted(unit, location);
        }
    }

    /** The mean of one channel's map: {@code mean over y, x of leaky(activation[y, x, channel])}. */
    record Channel(Unit unit) implements UnitObjective {
        @Override
        public String layer() {
            return unit.layer();
        }

        @Override
        public MapLocation location() {
            return MapLocation.EVERYWHERE;
        }

        @Override
        public float[] direction(ObjectiveShapes shapes, PhotographActivations photographs) {
            return ofChannel(unit, shapes);
        }

        @Override
        public Channel checkedAgainst(Network network, int batch) {
            unit.checkedAgainst(network);
            return this;
        }

        @Override
        public String toString() {
            return "channel(%s)".formatted(unit);
        }
    }

    /**
     * A direction, over the whole map or at one position. With a power {@code p} the leaky projection at each position is
     * multiplied by {@code max(0.1, cos)^p}, where {@code cos} is the cosine of the angle between activation and direction
     * (Lucid's {@code cossim_pow}). This keeps the picture from merely making the whole layer large. Lengths are
     * {@code sqrt(1e-8 + sum of squares)}, which has a gradient at zero, where Lucid's has none.
     */
    record Direction(DirectionVector vector, MapLocation location, double power) implements UnitObjective {
        public Direction {
            power = Numbers.power(power);
        }

        @Override
        public String layer() {
            return vector.layer();
        }

        @Override
        public float[] direction(ObjectiveShapes shapes, PhotographActivations photographs) {
            return vector.values(shapes, photographs);
        }

        @Override
        public boolean isSizeIndependent() {
            return location.isSizeIndependent() && vector.isSizeIndependent();
        }

        @Override
        public Direction checkedAgainst(Network network, int batch) {
            vector.checkAgainst(network);
            return this;
        }

        @Override
        public String toString() {
            String at = location.equals(MapLocation.EVERYWHERE) ? "" : ", at=" + location;
            return "direction(%s%s%s)".formatted(vector, at, Numbers.powerText(power));
        }
    }

    /**
     * A tensor direction: a vector for each position, {@code mean over y, x of leaky(sum over c of activation[y, x, c]
     * tensor[y, x, c])}, with a power of the cosine as in {@link Direction}.
     */
    record TensorDirection(DirectionTensor tensor, double power) implements UnitObjective {
        public TensorDirection {
            power = Numbers.power(power);
        }

        @Override
        public String layer() {
            return tensor.layer();
        }

        @Override
        public MapLocation location() {
            return MapLocation.EVERYWHERE;
        }

        @Override
        public boolean hasDirectionPerPosition() {
            return true;
        }

        @Override
        public float[] direction(ObjectiveShapes shapes, PhotographActivations photographs) {
            return tensor.values(shapes, photographs);
        }

        @Override
        public boolean isSizeIndependent() {
            return tensor.isSizeIndependent();
        }

        @Override
        public TensorDirection checkedAgainst(Network network, int batch) {
            tensor.checkAgainst(network);
            return this;
        }

        @Override
        public String toString() {
            return "tensor(%s%s)".formatted(tensor, Numbers.powerText(power));
        }
    }

    private static float[] ofChannel(Unit unit, ObjectiveShapes shapes) {
        float[] direction = new float[shapes.channels(unit.layer())];
        direction[unit.channel()] = 1;
        return direction;
    }
}
