package org.featurescope.kind.optimized;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.ObjectiveShapes;
import org.featurescope.optimize.objective.UnitObjective;

/** Returns directions of activation space as vectors, and objectives that maximize the direction of a given vector. */
public final class ActivationDirection {
    /** The exponent of the cosine between the activation and the direction. */
    public static final Parameter<Double> POWER = Parameter.optional(
            "power",
            "Power of the cosine",
            "Higher powers demand more that the activation points along the direction, and less that it is large.",
            new ParameterTypes.Decimal(0, 8),
            1.0);

    /** The most channels of an atlas' directions, which do not change after a release. */
    private static final int MOST_CHANNELS = 256;

    private ActivationDirection() {}

    /**
     * Returns the objective for a direction with all its channels, without a cosine.
     *
     * @param layer the layer's name
     * @param vector {@code [channels]}, not all zero; at most {@value UnitExpression#MOST_TERMS}
     */
    public static UnitObjective.Direction whole(String layer, float[] vector) {
        double[] weights = new double[vector.length];
        for (int channel = 0; channel < weights.length; channel++) {
            weights[channel] = vector[channel];
        }
        return largest(layer, weights, 0, UnitExpression.MOST_TERMS);
    }

    /**
     * Returns the objective for the direction of an activation vector, which is scaled to length 1. If the layer has
     * more than {@value #MOST_CHANNELS} channels, only those with the largest magnitudes are used.
     *
     * @param layer the layer's name
     * @param vector {@code [channels]}, not all zero
     * @param power the exponent of the cosine by which the objective multiplies the projection on the direction
     */
    public static UnitObjective.Direction of(String layer, double[] vector, double power) {
        return largest(layer, vector, power, MOST_CHANNELS);
    }

    /**
     * Returns the vector of a unit or direction, {@code [channels]}. A random direction has length 1.
     *
     * @param of the network, with whose layers the expression is checked
     * @throws org.featurescope.validate.NotFoundException if the network lacks something that the expression names
     * @throws org.featurescope.validate.InvalidInputException if the expression is a position, or names several layers
     */
    public static float[] vector(UnitExpression expression, Network of) {
        return DirectionVector.of(expression.checkedAgainst(of))
                .values(new DescriptorShapes(of), (photograph, layer, preRelu) -> {
                    throw new IllegalStateException("%s names no photograph".formatted(expression));
                });
    }

    /** The shapes of a network's layers for pictures of the size of its descriptor. */
    private record DescriptorShapes(Network network) implements ObjectiveShapes {
        @Override
        public int height(String layer) {
            return network.layer(layer).height();
        }

        @Override
        public int width(String layer) {
            return network.layer(layer).width();
        }

        @Override
        public int channels(String layer) {
            return network.layer(layer).channels();
        }
    }

    private static UnitObjective.Direction largest(String layer, double[] vector, double power, int most) {
        List<Integer> largest = IntStream.range(0, vector.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer channel) -> -Math.abs(vector[channel])))
                .limit(most)
                .toList();
        double length = Math.sqrt(largest.stream()
                .mapToDouble(channel -> vector[channel] * vector[channel])
                .sum());
        List<Term> terms = largest.stream()
                .filter(channel -> Math.abs(vector[channel] / length) >= UnitExpression.LEAST_WEIGHT)
                .sorted()
                .map(channel -> new Term(vector[channel] / length, new Unit(layer, channel)))
                .toList();
        return new UnitObjective.Direction(
                new DirectionVector.Weighted(new WeightedUnits(terms)), MapLocation.EVERYWHERE, power);
    }
}
