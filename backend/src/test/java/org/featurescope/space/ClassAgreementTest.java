package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.space.Bootstrap.Interval;
import org.featurescope.space.Bootstrap.Statistic;
import org.featurescope.space.ClassAgreement.Means;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;

final class ClassAgreementTest {
    private static final int[] GROUPS = {0, 0, 0, 0, 3, 3, 3, 5, 5, -1, -1, 8};

    private static Means means(ArrayPatterns patterns, int[] groups) {
        return new ClassAgreement(PatternCorrelation.sums(patterns, groups), groups)
                .means()
                .orElseThrow();
    }

    private static double[][] matrix(ArrayPatterns patterns) {
        try (CorrelationMatrix matrix = new CorrelationMatrix()) {
            return matrix.of(
                    patterns, IntStream.range(0, patterns.count()).boxed().toList());
        }
    }

    /** The weighted mean over pairs, by definition. */
    private static double weighted(double[][] matrix, int[] groups, double[] weights, boolean same) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < groups.length; i++) {
            for (int j = 0; j < groups.length; j++) {
                boolean isMeant = groups[i] >= 0 && groups[j] >= 0 && (groups[i] == groups[j]) == same;
                if (i != j && isMeant) {
                    sum += weights[i] * weights[j] * matrix[i][j];
                    all += weights[i] * weights[j];
                }
            }
        }
        return sum / all;
    }

    private static double[] ones(int count) {
        return IntStream.range(0, count).mapToDouble(i -> 1).toArray();
    }

    @Test
    void theMeansAreThoseOverPairs() {
        ArrayPatterns patterns = ArrayPatterns.random(GROUPS.length, 25, 1);
        double[][] matrix = matrix(patterns);
        Means means = means(patterns, GROUPS);
        assertThat(means.same().value()).isCloseTo(weighted(matrix, GROUPS, ones(12), true), within(1e-6));
        assertThat(means.different().value()).isCloseTo(weighted(matrix, GROUPS, ones(12), false), within(1e-6));
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < i; j++) {
                sum += matrix[i][j] / 66;
            }
        }
        ClassAgreement agreement = new ClassAgreement(PatternCorrelation.sums(patterns, GROUPS), GROUPS);
        assertThat(agreement.mean().orElseThrow().value()).isCloseTo(sum, within(1e-6));
    }

    @Test
    void theInfluenceOfAPhotographIsTheDerivativeOfTheMean() {
        ArrayPatterns patterns = ArrayPatterns.random(GROUPS.length, 25, 2);
        double[][] matrix = matrix(patterns);
        Means means = means(patterns, GROUPS);
        for (int i = 0; i < GROUPS.length; i++) {
            int size = 0;
            for (int group : GROUPS) {
                size += group == GROUPS[i] ? 1 : 0;
            }
            double scale = size > 1 ? Math.sqrt(size / (size - 1.0)) : 1;
            for (boolean same : new boolean[] {true, false}) {
                double[] more = ones(12);
                double[] less = ones(12);
                more[i] += 1e-4;
                less[i] -= 1e-4;
                double slope = (weighted(matrix, GROUPS, more, same) - weighted(matrix, GROUPS, less, same)) / 2e-4;
                Statistic statistic = same ? means.same() : means.different();
                assertThat(statistic.influences()[i]).isCloseTo(scale * slope, within(1e-6));
            }
        }
    }

    @Test
    void thereAreNoMeansWithoutPairsOfBothSorts() {
        ArrayPatterns patterns = ArrayPatterns.random(4, 25, 3);
        for (int[] groups : List.of(new int[] {0, 0, 0, 0}, new int[] {0, 1, 2, 3}, new int[] {-1, -1, -1, -1})) {
            var agreement = new ClassAgreement(PatternCorrelation.sums(patterns, groups), groups);
            assertThat(agreement.means()).isEmpty();
            assertThat(agreement.mean()).isPresent();
        }
        ArrayPatterns one = ArrayPatterns.random(1, 25, 3);
        assertThat(new ClassAgreement(PatternCorrelation.sums(one, new int[1]), new int[1]).mean())
                .isEmpty();
    }

    /** Patterns of five classes whose means share half of their variance. */
    private static float[][] classMeans(long seed, double strength) {
        float[][] means = ArrayPatterns.random(5, 60, seed).values();
        for (float[] mean : means) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] *= (float) strength;
            }
        }
        return means;
    }

    @Test
    void theIntervalCoversTheTrueDifferenceAtAboutTheNominalRate() {
        Random random = new Random(11);
        float[][] classes = classMeans(12, 0.7);
        int[] many = IntStream.range(0, 5 * 1500).map(i -> i / 1500).toArray();
        double truth = means(ArrayPatterns.ofClasses(classes, 1500, random), many)
                .difference()
                .value();
        int[] groups = IntStream.range(0, 5 * 8).map(i -> i / 8).toArray();
        int trials = 400;
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            Statistic difference =
                    means(ArrayPatterns.ofClasses(classes, 8, random), groups).difference();
            Interval interval = Bootstrap.interval(
                    Bootstrap.withinGroups(groups, 500, trial).linear(List.of(difference))[0]);
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        assertThat(covered / (double) trials).isBetween(0.92, 0.99);
    }

    @Test
    void theApproximationSpreadsAsTheMeanOfTheSamples() {
        float[][] classes = classMeans(13, 0.7);
        ArrayPatterns patterns = ArrayPatterns.ofClasses(classes, 20, new Random(14));
        int[] groups = IntStream.range(0, 100).map(i -> i / 20).toArray();
        double[][] matrix = matrix(patterns);
        Bootstrap bootstrap = Bootstrap.withinGroups(groups, 600, 15);
        double[] exact = bootstrap.statistic(counts -> {
            double[] weights = IntStream.of(counts).asDoubleStream().toArray();
            return weighted(matrix, groups, weights, true) - weighted(matrix, groups, weights, false);
        });
        double[] linear = bootstrap.linear(List.of(means(patterns, groups).difference()))[0];
        double ratio = Math.sqrt(StatUtils.variance(linear) / StatUtils.variance(exact));
        assertThat(ratio).isBetween(0.9, 1.1);
    }

    @Test
    void withPermutedLabelsNoLayerIsFound() {
        Random random = new Random(21);
        List<Integer> labels =
                new ArrayList<>(IntStream.range(0, 60).map(i -> i / 12).boxed().toList());
        int[] groups = labels.stream().mapToInt(i -> i).toArray();
        Collections.shuffle(labels, random);
        int[] permuted = labels.stream().mapToInt(i -> i).toArray();
        int layers = 6;
        List<Statistic> own = new ArrayList<>();
        List<Statistic> other = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            ArrayPatterns patterns = ArrayPatterns.ofClasses(classMeans(22, 0.25 * Math.max(0, layer - 2)), 12, random);
            own.add(means(patterns, groups).difference());
            other.add(means(patterns, permuted).difference());
        }
        PartingLayer found = parting(own, groups);
        assertThat(found.layer()).hasValue(3);
        assertThat(found.earliest().orElseThrow()).isBetween(1, 3);
        assertThat(found.latest()).hasValue(3);
        assertThat(found.without()).isZero();
        assertThat(parting(other, permuted).layer()).isEmpty();
    }

    private static PartingLayer parting(List<Statistic> differences, int[] groups) {
        double[][] samples = Bootstrap.withinGroups(groups, 500, 1).linear(differences);
        return PartingLayer.of(
                differences.stream().mapToDouble(Statistic::value).toArray(), List.of(samples));
    }
}
