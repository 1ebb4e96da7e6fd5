package org.featurescope.optimize.objective;

import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.term.ObjectiveInputs;

/**
 * An objective along a direction of a layer's activation space. It reads the layer <em>before</em> its ReLU, at each
 * position projects it on the direction, lets projections below zero count for little, and sums over the map:
 *
 * <pre>{@code
 * sum over y, x of place[y, x] leaky(sum over c of activation[y, x, c] direction[c])
 * leaky(v) = max(v, leak * v)
 * }</pre>
 *
 * <p>After the ReLU a unit that starts silent would have no gradient; see {@link ObjectiveInputs#leak}. The objectives
 * are Lucid's (Olah, Mordvintsev and Schubert, Feature Visualization, 2017, doi:10.23915/distill.00007;
 * {@code lucid/optvis/objectives.py}), but for the leak.
 */
public sealed interface UnitObjective extends Objective {
    /** The layer that is read. */
    String layer();

    /** Where on the layer's map. */
    Place place();

    /** One channel at one position of its map: {@code leaky(activation[y, x, channel])}. */
    record Neuron(Unit unit, Place.Spot place) implements UnitObjective {
        @Override
        public String layer() {
            return unit.layer();
        }

        @Override
        public Neuron checkedAgainst(Network network, int batch) {
            unit.checkedAgainst(network);
            return this;
        }

        @Override
        public String toString() {
            return place.equals(Place.CENTRE) ? "neuron(%s)".formatted(unit) : "neuron(%s@%s)".formatted(unit, place);
        }
    }

    /** The mean of one channel's map: {@code mean over y, x of leaky(activation[y, x, channel])}. */
    record Channel(Unit unit) implements UnitObjective {
        @Override
        public String layer() {
            return unit.layer();
        }

        @Override
        public Place place() {
            return Place.EVERYWHERE;
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
     * A direction, everywhere or at one position. With a power {@code p} the leaky projection at each position is
     * multiplied by {@code max(0.1, cos)^p}, where {@code cos} is that of the angle between activation and direction,
     * so that the picture is not carried off by whatever makes the layer large (Lucid's {@code cossim_pow}). Lengths are
     * {@code sqrt(1e-8 + sum of squares)}, which has a gradient at zero, where Lucid's has none.
     */
    record Direction(DirectionVector vector, Place place, double power) implements UnitObjective {
        public Direction {
            power = Numbers.power(power);
        }

        @Override
        public String layer() {
            return vector.layer();
        }

        @Override
        public Direction checkedAgainst(Network network, int batch) {
            vector.checkAgainst(network);
            return this;
        }

        @Override
        public String toString() {
            String at = place instanceof Place.Spot ? ", at=" + place : "";
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
        public Place place() {
            return Place.EVERYWHERE;
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
}
