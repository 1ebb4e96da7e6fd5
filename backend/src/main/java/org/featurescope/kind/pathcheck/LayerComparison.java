package org.featurescope.kind.pathcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.featurescope.kind.pathcheck.PathCheckResult.Estimate;
import org.featurescope.kind.pathcheck.PathCheckResult.LayerPaths;
import org.featurescope.space.Bootstrap;
import org.featurescope.space.Bootstrap.Interval;
import org.featurescope.space.Bootstrap.Statistic;
import org.featurescope.space.ClassAgreement;
import org.featurescope.space.PatternCorrelation;
import org.featurescope.space.PatternCorrelation.Patterns;
import org.featurescope.space.RankCorrelation;

/**
 * Compares pictures at one layer, by the rank correlation of their channels' mean activations. Intervals come from
 * bootstrap samples of photographs, drawn within classes, since pairs that share a photograph are not independent.
 */
final class LayerComparison {
    private final float[][] photographs;
    private final int[] classOf;
    private final long seed;

    /**
     * Creates the comparison.
     *
     * @param means the mean activation of each channel for each photograph, {@code [photographs][channels]}
     * @param classOf the number of the class of each photograph, or {@link PatternCorrelation#NO_GROUP}
     * @param seed of the bootstrap samples
     */
    LayerComparison(float[][] means, int[] classOf, long seed) {
        this.photographs = new float[means.length][];
        for (int i = 0; i < means.length; i++) {
            photographs[i] = RankCorrelation.ranks(means[i]);
        }
        this.classOf = classOf.clone();
        this.seed = seed;
    }

    /**
     * Compares an optimized picture with the photographs that excite the unit most.
     *
     * @param layer the layer's name
     * @param picture the mean activation of each channel for the optimized picture
     * @param top the indexes of the photographs
     */
    LayerPaths of(String layer, float[] picture, List<Integer> top) {
        Optional<Estimate> own = ownPath(RankCorrelation.ranks(picture), top);
        ClassAgreement agreement = agreement(allPhotographs(), classOf);
        Optional<Estimate> same =
                agreement.means().map(ClassAgreement.Means::same).map(mean -> estimate(mean, classOf));
        Optional<Estimate> different = agreement
                .means()
                .map(ClassAgreement.Means::different)
                .or(agreement::mean)
                .map(mean -> estimate(mean, classOf));
        Optional<Double> relative =
                own.flatMap(of -> same.flatMap(most -> different.flatMap(least -> most.value() > least.value()
                        ? Optional.of((of.value() - least.value()) / (most.value() - least.value()))
                        : Optional.empty())));
        return new LayerPaths(layer, picture.length, own, among(top), same, different, relative);
    }

    private Optional<Estimate> ownPath(float[] picture, List<Integer> top) {
        List<Double> correlations = new ArrayList<>();
        for (int photograph : top) {
            OptionalDouble correlation = RankCorrelation.between(picture, photographs[photograph]);
            correlation.ifPresent(correlations::add);
        }
        if (correlations.isEmpty()) {
            return Optional.empty();
        }
        double mean =
                correlations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double[] samples = Bootstrap.ofItems(correlations.size(), Bootstrap.SAMPLES, seed)
                .statistic(counts -> {
                    double sum = 0;
                    for (int i = 0; i < counts.length; i++) {
                        sum += counts[i] * correlations.get(i);
                    }
                    return sum / counts.length;
                });
        Interval interval = Bootstrap.interval(samples);
        return Optional.of(new Estimate(mean, interval.low(), interval.high()));
    }

    /** Returns the mean correlation between photographs that excite the unit most. */
    private Optional<Estimate> among(List<Integer> top) {
        float[][] ranks =
                top.stream().map(photograph -> photographs[photograph]).toArray(float[][]::new);
        int[] none = new int[ranks.length];
        Arrays.fill(none, PatternCorrelation.NO_GROUP);
        return agreement(patterns(ranks), none).mean().map(mean -> estimate(mean, none));
    }

    private Patterns allPhotographs() {
        return patterns(photographs);
    }

    private static ClassAgreement agreement(Patterns patterns, int[] groupOf) {
        return new ClassAgreement(PatternCorrelation.sums(patterns, groupOf), groupOf);
    }

    private Estimate estimate(Statistic mean, int[] groupOf) {
        Interval interval = Bootstrap.interval(
                Bootstrap.withinGroups(groupOf, Bootstrap.SAMPLES, seed).linear(List.of(mean))[0]);
        return new Estimate(mean.value(), interval.low(), interval.high());
    }

    private static Patterns patterns(float[][] ranks) {
        return new Patterns() {
            @Override
            public int count() {
                return ranks.length;
            }

            @Override
            public int length() {
                return ranks.length == 0 ? 0 : ranks[0].length;
            }

            @Override
            public float[] pattern(int index) {
                return ranks[index].clone();
            }
        };
    }
}
