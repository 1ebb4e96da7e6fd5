package org.featurescope.kind.optimized;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.UnitObjective;

/** Turns activation vectors into objectives. */
public final class ActivationDirection {
    private ActivationDirection() {}

    /**
     * Returns the objective of the direction of an activation vector, scaled to length 1. Of a layer with more channels than
     * an expression may name, the channels of largest magnitude count.
     *
     * @param vector {@code [channels]}, not all zero
     * @param power of the cosine between activation and direction
     */
    public static UnitObjective.Direction of(String layer, double[] vector, double power) {
        List<Integer> largest = IntStream.range(0, vector.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer channel) -> -Math.abs(vector[channel])))
                .limit(UnitExpression.MOST_TERMS)
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
