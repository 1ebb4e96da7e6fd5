package org.featurescope.optimize.objective;

import java.util.Arrays;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Position;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/** A direction in a layer's activation space: one number for each channel. */
public sealed interface DirectionVector {
    /** Returns the layer in whose activation space the direction lies. */
    String layer();

    /**
     * Returns the direction, {@code [channels]}.
     *
     * @throws InvalidInputException if a photograph activates nothing there, or the position is not on the map
     */
    float[] values(ObjectiveShapes shapes, PhotographActivations photographs);

    /** Throws {@link NotFoundException} if the network does not have the layer or a channel. */
    void checkAgainst(Network network);

    /** Returns whether the direction is the same for pictures of every size. */
    default boolean isSizeIndependent() {
        return true;
    }

    /** A sum of channels with the weights as they are written. */
    record Weighted(WeightedUnits units) implements DirectionVector {
        public Weighted {
            long layers = units.terms().stream()
                    .map(term -> term.unit().layer())
                    .distinct()
                    .count();
            Validate.isTrue(
                    Objective.FIELD,
                    layers == 1,
                    "a direction lies in one layer, but %s names %d; add directions to bring layers together"
                            .formatted(units, layers));
        }

        @Override
        public String layer() {
            return units.layer();
        }

        @Override
        public float[] values(ObjectiveShapes shapes, PhotographActivations photographs) {
            float[] values = new float[shapes.channels(layer())];
            for (Term term : units.terms()) {
                values[term.unit().channel()] = (float) term.weight();
            }
            return values;
        }

        @Override
        public void checkAgainst(Network network) {
            units.checkedAgainst(network);
        }

        @Override
        public String toString() {
            return units.toString();
        }
    }

    /** Independent normal numbers, scaled to length 1 so that the objective has the scale of a channel's. */
    record Drawn(RandomDirection random) implements DirectionVector {
        @Override
        public String layer() {
            return random.layer();
        }

        @Override
        public float[] values(ObjectiveShapes shapes, PhotographActivations photographs) {
            return Norms.ofLength1(RandomNormals.draw(random.seed(), shapes.channels(layer())));
        }

        @Override
        public void checkAgainst(Network network) {
            random.checkedAgainst(network);
        }

        @Override
        public String toString() {
            return random.toString();
        }
    }

    /**
     * A photograph's activation at one position, after the ReLU, scaled to length 1. The next layer reads it after the
     * ReLU; before the ReLU, inactive channels with large negative values would dominate.
     */
    record Recorded(String layer, String photograph, MapLocation.At at) implements DirectionVector {
        public Recorded {
            Names.requireLayer(layer);
            Names.requirePhotograph(photograph);
        }

        @Override
        public float[] values(ObjectiveShapes shapes, PhotographActivations photographs) {
            int channels = shapes.channels(layer);
            int first = at.index(layer, shapes) * channels;
            float[] map = photographs.activation(photograph, layer, false);
            float[] values = Arrays.copyOfRange(map, first, first + channels);
            Validate.isTrue(
                    Objective.FIELD,
                    Norms.sumOfSquares(values) > 0,
                    "no channel of %s is active in %s at %s: that is no direction".formatted(layer, photograph, at));
            return Norms.ofLength1(values);
        }

        @Override
        public void checkAgainst(Network network) {
            network.layer(layer);
        }

        @Override
        public boolean isSizeIndependent() {
            return false;
        }

        @Override
        public String toString() {
            return "%s, %s@%s".formatted(layer, photograph, at);
        }
    }

    /**
     * Returns the direction of an expression: a unit, weighted units or a random direction.
     *
     * @throws InvalidInputException if the expression is a position
     */
    static DirectionVector of(UnitExpression expression) {
        return expression.accept(new UnitExpression.Visitor<>() {
            @Override
            public DirectionVector visitUnit(Unit unit) {
                return new Weighted(new WeightedUnits(List.of(new Term(1, unit))));
            }

            @Override
            public DirectionVector visitPosition(Position position) {
                throw new InvalidInputException(
                        Objective.FIELD,
                        "%s is a position; write the unit alone and where to look as at=y,x".formatted(position));
            }

            @Override
            public DirectionVector visitRandomDirection(RandomDirection direction) {
                return new Drawn(direction);
            }

            @Override
            public DirectionVector visitWeightedUnits(WeightedUnits units) {
                return new Weighted(units);
            }
        });
    }
}
