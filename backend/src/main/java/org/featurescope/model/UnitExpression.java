package org.featurescope.model;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;

/**
 * A unit of a network, a position of a unit's map, or a direction in activation space. Links, the API, the command line
 * and the pages write it in the same grammar:
 *
 * <pre>{@code
 * unit       layer:channel           mixed4c:447
 * position   layer:channel@y,x       mixed4c:447@6,6
 * direction  layer~seed              mixed4c~7            (random)
 *            weight*unit+weight*unit 0.8*mixed4c:447-0.6*mixed4c:12
 * }</pre>
 *
 * {@code toString()} prints the canonical form, and parsing it gives an equal expression.
 */
public sealed interface UnitExpression {
    /** The largest channel, row or column of an expression. */
    int MOST_INDEX = 999_999;

    /** The largest seed: the largest whole number that JSON readers keep exactly. */
    long MOST_SEED = (1L << 53) - 1;

    /** The most units in a sum of weighted units: as many as the channels of the widest layers. */
    int MOST_TERMS = 4096;

    /** The smallest absolute value of a weight. */
    double LEAST_WEIGHT = 1e-6;

    /** The largest absolute value of a weight. */
    double MOST_WEIGHT = 1e6;

    /**
     * Parses an expression.
     *
     * @param field the name of its field, for messages
     * @throws InvalidInputException if the text is not an expression, with examples of one
     */
    static UnitExpression parse(String field, String text) {
        return UnitParser.parse(field, text);
    }

    /** Returns whether {@code name} can be the name of a layer in an expression. */
    static boolean isLayerName(String name) {
        return UnitParser.isLayerName(name);
    }

    /**
     * Returns this expression if the network has its layers, channels and positions.
     *
     * @throws NotFoundException naming what the network does not have, and what it has
     */
    UnitExpression checkedAgainst(Network network);

    /** Returns the name of the layer; of a sum of weighted units, that of the first unit. */
    String layer();

    /** Calls the method of the visitor for this form of expression and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A computation with one method for each form of expression.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        R visitUnit(Unit unit);

        R visitPosition(Position position);

        R visitRandomDirection(RandomDirection direction);

        R visitWeightedUnits(WeightedUnits units);
    }

    /** A channel of a layer. */
    record Unit(String layer, int channel) implements UnitExpression {
        public Unit {
            requireLayerName(layer);
            Validate.inRange("channel", channel, 0, MOST_INDEX);
        }

        @Override
        public Unit checkedAgainst(Network network) {
            requireThere(
                    network, layer, "channel", channel, network.layer(layer).channels());
            return this;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUnit(this);
        }

        @Override
        public String toString() {
            return layer + ":" + channel;
        }
    }

    /**
     * A channel of a layer at one position of its map: row {@code y} and column {@code x}, from 0. It is checked
     * against the map for an input of the descriptor's size.
     */
    record Position(String layer, int channel, int y, int x) implements UnitExpression {
        public Position {
            requireLayerName(layer);
            Validate.inRange("channel", channel, 0, MOST_INDEX);
            Validate.inRange("y", y, 0, MOST_INDEX);
            Validate.inRange("x", x, 0, MOST_INDEX);
        }

        @Override
        public Position checkedAgainst(Network network) {
            Layer there = network.layer(layer);
            requireThere(network, layer, "channel", channel, there.channels());
            requireThere(network, layer, "row", y, there.height());
            requireThere(network, layer, "column", x, there.width());
            return this;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPosition(this);
        }

        @Override
        public String toString() {
            return "%s:%d@%d,%d".formatted(layer, channel, y, x);
        }
    }

    /** A random direction in a layer's activation space, drawn with a seed. */
    record RandomDirection(String layer, long seed) implements UnitExpression {
        public RandomDirection {
            requireLayerName(layer);
            Validate.isTrue(
                    "seed",
                    seed >= 0 && seed <= MOST_SEED,
                    "seed must be between 0 and %d, but is %d".formatted(MOST_SEED, seed));
        }

        @Override
        public RandomDirection checkedAgainst(Network network) {
            network.layer(layer);
            return this;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRandomDirection(this);
        }

        @Override
        public String toString() {
            return layer + "~" + seed;
        }
    }

    /** A sum of weighted units, each unit once. */
    record WeightedUnits(List<Term> terms) implements UnitExpression {
        public WeightedUnits {
            terms = List.copyOf(terms);
            Validate.inRange("terms", terms.size(), 1, MOST_TERMS);
            Set<Unit> units = new HashSet<>();
            for (Term term : terms) {
                Validate.isTrue("unit", units.add(term.unit()), "unit %s is given twice".formatted(term.unit()));
            }
        }

        @Override
        public WeightedUnits checkedAgainst(Network network) {
            terms.forEach(term -> term.unit().checkedAgainst(network));
            return this;
        }

        @Override
        public String layer() {
            return terms.get(0).unit().layer();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitWeightedUnits(this);
        }

        @Override
        public String toString() {
            return terms.stream()
                    .map(Term::toString)
                    .collect(Collectors.joining("+"))
                    .replace("+-", "-");
        }
    }

    /** A unit and its weight, whose absolute value is between {@link #LEAST_WEIGHT} and {@link #MOST_WEIGHT}. */
    record Term(double weight, Unit unit) {
        public Term {
            Validate.inRange("weight", Math.abs(weight), LEAST_WEIGHT, MOST_WEIGHT);
        }

        @Override
        public String toString() {
            BigDecimal plain = new BigDecimal(Double.toString(weight)).stripTrailingZeros();
            return plain.toPlainString() + "*" + unit;
        }
    }

    private static void requireLayerName(String layer) {
        Validate.isTrue("layer", isLayerName(layer), "\"%s\" cannot be the name of a layer".formatted(layer));
    }

    private static void requireThere(Network network, String layer, String what, int index, int count) {
        if (index >= count) {
            throw new NotFoundException(
                    what,
                    "%s of %s has no %s %d; it has 0 to %d".formatted(layer, network.id(), what, index, count - 1));
        }
    }
}
