package org.featurescope.network;

import java.util.Optional;
import java.util.OptionalDouble;
import org.featurescope.space.RankCorrelation;

/**
 * Says whether cost drops where the firing pattern changes.
 *
 * <p>A training is divided into equal intervals. Both the drop of the cost and the number of changes are usually large and
 * restless at the beginning and small at the end, which alone would make them agree. Therefore each number is replaced by its
 * place among the {@value #NEIGHBOURS} intervals on either side: the share of them with a smaller number minus the share with
 * a larger one. The places of the drops and of the changes are correlated. The test compares the correlation with those of the
 * same places shifted against each other around a circle, by every distance at which the neighbours are other ones: how alike
 * successive intervals are stays the same.
 *
 * @param correlation the correlation of the places, in [-1, 1]
 * @param probability the share of shifts, and the unshifted one, whose correlation is at least as large
 * @param intervals the number of intervals
 */
public record JumpAssociation(double correlation, double probability, int intervals) {
    /** The number of intervals on either side with which an interval is compared. */
    static final int NEIGHBOURS = 3;

    /** The fewest intervals of which anything is said: the probability can then be as small as 0.05. */
    static final int LEAST_INTERVALS = 20 + 2 * NEIGHBOURS;

    /**
     * Computes the association.
     *
     * @param cost at the ends of the intervals, one more than there are intervals
     * @param changed the number of changes in each interval
     * @return the association; empty if there are too few intervals, or if cost or pattern never change
     */
    public static Optional<JumpAssociation> of(double[] cost, int[] changed) {
        int count = changed.length;
        if (count < LEAST_INTERVALS) {
            return Optional.empty();
        }
        double[] drops = new double[count];
        double[] changes = new double[count];
        for (int i = 0; i < count; i++) {
            drops[i] = cost[i] - cost[i + 1];
            changes[i] = changed[i];
        }
        float[] dropPlaces = amongNeighbours(drops);
        float[] changePlaces = amongNeighbours(changes);
        OptionalDouble correlation = RankCorrelation.between(dropPlaces, changePlaces);
        if (correlation.isEmpty()) {
            return Optional.empty();
        }
        int shifts = 0;
        int asLarge = 0;
        for (int shift = NEIGHBOURS; shift <= count - NEIGHBOURS; shift++) {
            double shifted = RankCorrelation.between(dropPlaces, shifted(changePlaces, shift))
                    .orElse(0);
            shifts++;
            asLarge += shifted >= correlation.getAsDouble() ? 1 : 0;
        }
        return Optional.of(new JumpAssociation(correlation.getAsDouble(), (1.0 + asLarge) / (1 + shifts), count));
    }

    /** Returns the place of each number among its neighbours, from -1 for the smallest to 1 for the largest. */
    private static float[] amongNeighbours(double[] values) {
        float[] places = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = Math.max(0, i - NEIGHBOURS);
            int last = Math.min(values.length - 1, i + NEIGHBOURS);
            double sum = 0;
            for (int j = first; j <= last; j++) {
                sum += Math.signum(values[i] - values[j]);
            }
            places[i] = (float) (sum / (last - first));
        }
        return places;
    }

    private static float[] shifted(float[] values, int by) {
        float[] shifted = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            shifted[(i + by) % values.length] = values[i];
        }
        return shifted;
    }
}
