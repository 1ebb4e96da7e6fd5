package org.featurescope.kind.basistest;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The data of a test of a layer's basis.
 *
 * @param set the set of photographs
 * @param sample the activations from which the statistics are computed
 * @param sides the statistics after the ReLU and, where there is one, before it
 * @param directions the directions that have pictures
 */
record BasisTestResult(IndexedSet set, Sampled sample, List<Side> sides, List<PicturedDirection> directions) {
    /**
     * The activations from which the statistics are computed.
     *
     * @param positions the number of positions of all photographs together
     * @param photographs the number of photographs
     * @param channels the number of channels of the layer
     * @param classes the number of classes with two photographs or more; 0 if selectivity is left out
     * @param labelled the number of photographs in these classes
     * @param chance the selectivity that a direction has on average if classes say nothing about photographs; 0 if it
     *     is left out
     * @param rotations the number of random rotations
     * @param branches the number of branches of the layer within which rotations are drawn; 1 if there is one
     */
    record Sampled(
            int positions,
            int photographs,
            int channels,
            int classes,
            int labelled,
            double chance,
            int rotations,
            int branches) {}

    /**
     * The statistics on one side of the ReLU.
     *
     * @param name {@code after} or {@code before}
     * @param title the name of the values, for people
     * @param silent the number of channels without variance at the positions
     * @param clusters the number of clusters of K-means
     * @param components the number of non-negative components; 0 if they are left out since a value is negative
     * @param sentences the result in words, the main result first
     * @param analyses the same statistics for the network and for its controls
     */
    record Side(
            String name,
            String title,
            int silent,
            int clusters,
            int components,
            List<String> sentences,
            List<Analysis> analyses) {}

    /**
     * The statistics of one source of activations.
     *
     * @param source {@code trained}, {@code untrained} or {@code noise}
     * @param comparisons the comparisons of directions
     * @param path the statistics along the path from the neurons to a random rotation; none for noise
     */
    record Analysis(String source, List<Comparison> comparisons, List<PathPoint> path) {}

    /**
     * A comparison of the directions of one family with those of another.
     *
     * @param of the family, such as {@code neurons}
     * @param against the family that it is compared with, such as {@code rotations}
     * @param overall whether the layer's overall activation is in the activations; otherwise it is taken out
     * @param effects an effect for each statistic that is defined
     */
    record Comparison(String of, String against, boolean overall, List<Effect> effects) {}

    /**
     * The effect of a comparison on a statistic.
     *
     * @param measure {@code sparsity}, {@code kurtosis} or {@code selectivity}
     * @param directions the number of directions of the first family for which the statistic is defined
     * @param median their median
     * @param otherDirections the number of directions of the other family
     * @param otherMedian their median
     * @param delta Cliff's delta, from -1 to 1; positive if the first family has larger values
     * @param low the lower end of its interval
     * @param high the upper end of its interval
     */
    record Effect(
            String measure,
            int directions,
            double median,
            int otherDirections,
            double otherMedian,
            double delta,
            double low,
            double high) {
        /** Returns whether the interval lies on one side of 0. */
        boolean isDifferent() {
            return low > 0 || high < 0;
        }
    }

    /**
     * The statistics at a point of the path.
     *
     * @param alpha from 0, the neurons, to 1, a random rotation
     * @param medians a median over directions for each statistic that is defined
     */
    record PathPoint(double alpha, List<Median> medians) {}

    /**
     * The median of a statistic.
     *
     * @param measure {@code sparsity}, {@code kurtosis} or {@code selectivity}
     * @param median over directions
     * @param low the lower end of its bootstrap interval over directions
     * @param high the upper end
     */
    record Median(String measure, double median, double low, double high) {}

    /**
     * A direction that has pictures.
     *
     * @param channel the channel of the neuron with which the path begins
     * @param points its pictures, at each point of the path
     */
    record PicturedDirection(int channel, List<Pictured> points) {}

    /**
     * The pictures of a direction at a point of the path.
     *
     * @param alpha the point
     * @param weight the direction's weight of the channel with which the path begins
     * @param picture the index of the optimized picture
     * @param patches the indices of the pictures of the photographs' patches, the one of the largest projection first
     */
    record Pictured(double alpha, double weight, int picture, List<Integer> patches) {}

    /** Returns the effects as a table. */
    Table effects() {
        List<List<Object>> rows = new ArrayList<>();
        for (Side side : sides) {
            for (Analysis analysis : side.analyses) {
                for (Comparison comparison : analysis.comparisons) {
                    for (Effect effect : comparison.effects) {
                        rows.add(List.of(
                                side.name,
                                analysis.source,
                                comparison.of,
                                comparison.against,
                                comparison.overall,
                                effect.measure,
                                effect.delta,
                                effect.low,
                                effect.high,
                                effect.directions,
                                effect.median,
                                effect.otherDirections,
                                effect.otherMedian));
                    }
                }
            }
        }
        return new Table(
                List.of(
                        "side",
                        "source",
                        "family",
                        "compared with",
                        "overall activation",
                        "statistic",
                        "delta",
                        "low",
                        "high",
                        "count",
                        "median",
                        "other count",
                        "other median"),
                rows);
    }

    /** Returns the statistics along the path as a table. */
    Table path() {
        List<List<Object>> rows = new ArrayList<>();
        for (Side side : sides) {
            for (Analysis analysis : side.analyses) {
                for (PathPoint point : analysis.path) {
                    for (Median each : point.medians) {
                        rows.add(List.of(
                                side.name,
                                analysis.source,
                                point.alpha,
                                each.measure,
                                each.median,
                                each.low,
                                each.high));
                    }
                }
            }
        }
        return new Table(List.of("side", "source", "alpha", "statistic", "median", "low", "high"), rows);
    }
}
