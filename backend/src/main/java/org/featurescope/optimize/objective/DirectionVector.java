package org.featurescope.optimize.objective;

import java.util.Arrays;
import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/** A direction in a layer's activation space: one number for each channel. */
public sealed interface DirectionVector {
    /** The layer in whose activation space it lies. */
    String layer();

    /**
     * Its numbers, {@code [channels]}.
     *
     * @throws InvalidInputException if a photograph has nothing there, or the place is not on the map
     */
    float[] values(ObjectiveShapes shapes, PhotographActivations photographs);

    /** Throws {@link NotFoundException} unless the network has the layer and the channels. */
    void checkAgainst(Network network);

    /** Throws {@link InvalidInputException} unless the place where it is recorded is on the layer's map. */
    void checkPlaces(ObjectiveShapes shapes);

    /** A sum of channels, each with its weight, as it is written. */
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
            return units.terms().get(0).unit().layer();
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
        public void checkPlaces(ObjectiveShapes shapes) {}

        @Override
        public String toString() {
            return units.toString();
        }
    }

    /** Independent normal numbers, brought to length 1 so that the direction weighs as much as a channel. */
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
        public void checkPlaces(ObjectiveShapes shapes) {}

        @Override
        public String toString() {
            return random.toString();
        }
    }

    /**
     * A photograph's activation, after the ReLU, at one position, brought to length 1. It is recorded after the ReLU
     * because that is what the next layer is told; before it the channels that are off would weigh most.
     */
    record Recorded(String layer, String photograph, Place.At at) implements DirectionVector {
        public Recorded {
            Names.requireLayer(layer);
            Names.requirePhotograph(photograph);
        }

        @Override
        public float[] values(ObjectiveShapes shapes, PhotographActivations photographs) {
            int channels = shapes.channels(layer);
            int first = at.index(layer, shapes) * channels;
            float[] map = photographs.of(photograph, layer, false);
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
        public void checkPlaces(ObjectiveShapes shapes) {
            at.index(layer, shapes);
        }

        @Override
        public String toString() {
            return "%s, %s@%s".formatted(layer, photograph, at);
        }
    }

    /** The direction that an expression means: a unit, weighted units or a random direction. */
    static DirectionVector of(UnitExpression expression) {
        if (expression instanceof WeightedUnits units) {
            return new Weighted(units);
        }
        if (expression instanceof RandomDirection random) {
            return new Drawn(random);
        }
        if (expression instanceof UnitExpression.Unit unit) {
            return new Weighted(new WeightedUnits(List.of(new Term(1, unit))));
        }
        throw new InvalidInputException(
                Objective.FIELD,
                "%s is a position; write the unit alone and where to look as at=y,x".formatted(expression));
    }
}
