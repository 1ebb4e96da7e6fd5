package org.featurescope.kind.basistest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.featurescope.kind.basistest.BasisTestResult.Comparison;
import org.featurescope.kind.basistest.BasisTestResult.Effect;
import org.featurescope.kind.basistest.BasisTestResult.Median;
import org.featurescope.kind.basistest.BasisTestResult.PathPoint;
import org.featurescope.space.Bootstrap;
import org.featurescope.space.directions.CliffsDelta;
import org.featurescope.space.directions.DirectionStatistics;
import org.featurescope.space.directions.DirectionStatistics.Measure;
import org.featurescope.space.directions.Projections;
import org.featurescope.space.directions.Vectors;

/**
 * Compares families of directions by the statistics of the projections of activations on them.
 *
 * <p>Directions that are fitted to activations are fitted to one half of the photographs, and all comparisons with them
 * are made on the other half: a centroid is selective for the photographs of which it is the mean.
 */
final class Analyst {
    private static final MathContext DIGITS = new MathContext(5);

    private final Rotated rotated;
    private final long seed;
    private final Work work;

    /** Statistics of the families that every comparison needs. */
    private record Baseline(DirectionStatistics neurons, DirectionStatistics rotations) {}

    Analyst(Rotated rotated, long seed, Work work) {
        this.rotated = rotated;
        this.seed = seed;
        this.work = work;
    }

    /**
     * Compares neurons with random rotations.
     *
     * @param isControl whether fewer rotations are enough
     */
    List<Comparison> basis(Sample sample, boolean isControl) {
        List<Comparison> comparisons = new ArrayList<>();
        try (Projections projections = sample.open()) {
            Baseline baseline = baseline(projections, isControl ? rotated.some() : rotated.whole());
            comparisons.add(comparison("neurons", "rotations", true, baseline.neurons, baseline.rotations));
            if (!rotated.withinBranches().isEmpty()) {
                DirectionStatistics within = statistics(projections, rotated.withinBranches());
                comparisons.add(comparison("neurons", "branch-rotations", true, baseline.neurons, within));
            }
            comparisons.add(comparison("positive", "rotations", true, positive(projections), baseline.rotations));
        }
        try (Projections projections = sample.withoutOverall().open()) {
            Baseline baseline = baseline(projections, rotated.some());
            comparisons.add(comparison("neurons", "rotations", false, baseline.neurons, baseline.rotations));
            comparisons.add(comparison("positive", "rotations", false, positive(projections), baseline.rotations));
        }
        return comparisons;
    }

    private Baseline baseline(Projections projections, List<Vectors> rotations) {
        DirectionStatistics neurons = statistics(projections, List.of(Vectors.basis(channels())));
        return new Baseline(neurons, statistics(projections, rotations));
    }

    private int channels() {
        return rotated.first().length;
    }

    private DirectionStatistics statistics(Projections projections, List<Vectors> directions) {
        List<DirectionStatistics> parts = new ArrayList<>();
        for (Vectors each : directions) {
            parts.add(projections.of(each));
            work.done(1);
        }
        return DirectionStatistics.joined(parts);
    }

    /** Returns the statistics of as many random directions as neurons, with absolute values of normal numbers as weights. */
    private DirectionStatistics positive(Projections projections) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        float[] weights = new float[channels() * channels()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.abs(random.nextGaussian());
        }
        return statistics(projections, List.of(new Vectors(weights, channels())));
    }

    /** Compares directions that are fitted to one half of the photographs, on the other half. */
    List<Comparison> fitted(Fitted fitted, Sample otherHalf) {
        List<Comparison> comparisons = new ArrayList<>();
        for (boolean overall : new boolean[] {true, false}) {
            Sample sample = overall ? otherHalf : otherHalf.withoutOverall();
            try (Projections projections = sample.open()) {
                Baseline baseline = baseline(projections, rotated.some());
                if (overall && fitted.principal().count() > 1) {
                    DirectionStatistics principal = statistics(projections, List.of(fitted.principal()));
                    comparisons.add(comparison("principal", "rotations", true, principal, baseline.rotations));
                }
                addBoth(comparisons, "k-means", overall, statistics(projections, List.of(fitted.clusters())), baseline);
                fitted.components()
                        .filter(components -> components.count() > 1)
                        .ifPresent(components -> addBoth(
                                comparisons, "nmf", overall, statistics(projections, List.of(components)), baseline));
            }
        }
        return comparisons;
    }

    private void addBoth(
            List<Comparison> comparisons,
            String family,
            boolean overall,
            DirectionStatistics statistics,
            Baseline baseline) {
        comparisons.add(comparison(family, "rotations", overall, statistics, baseline.rotations));
        comparisons.add(comparison(family, "neurons", overall, statistics, baseline.neurons));
    }

    private Comparison comparison(
            String of, String against, boolean overall, DirectionStatistics first, DirectionStatistics second) {
        List<Effect> effects = Stream.of(Measure.values())
                .flatMap(measure -> effect(measure, first.defined(measure), second.defined(measure)).stream())
                .toList();
        return new Comparison(of, against, overall, effects);
    }

    private Optional<Effect> effect(Measure measure, double[] first, double[] second) {
        if (first.length < 2 || second.length < 2) {
            return Optional.empty();
        }
        CliffsDelta delta = CliffsDelta.of(first, second, seed);
        return Optional.of(new Effect(
                name(measure),
                first.length,
                rounded(median(first)),
                second.length,
                rounded(median(second)),
                rounded(delta.delta()),
                rounded(delta.low()),
                rounded(delta.high())));
    }

    /** Returns a statistic's name in the data. */
    static String name(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    /** Returns a number with five significant digits, so that JSON has no superfluous ones. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static double median(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int[] once = new int[ascending.length];
        Arrays.fill(once, 1);
        return median(ascending, once);
    }

    /** Returns the median of values each of which occurs as often as its count says. */
    private static double median(double[] ascending, int[] counts) {
        int total = ascending.length;
        int below = 0;
        double lower = Double.NaN;
        for (int i = 0; i < total; i++) {
            below += counts[i];
            if (Double.isNaN(lower) && 2 * below >= total) {
                lower = ascending[i];
            }
            if (2 * below > total) {
                return (lower + ascending[i]) / 2;
            }
        }
        return lower;
    }

    /**
     * Returns the statistics along a path.
     *
     * @param points the path's points
     * @param directions the directions at each point
     */
    List<PathPoint> path(Sample sample, List<Double> points, List<Vectors> directions) {
        List<PathPoint> path = new ArrayList<>();
        try (Projections projections = sample.open()) {
            for (int i = 0; i < points.size(); i++) {
                DirectionStatistics statistics = statistics(projections, List.of(directions.get(i)));
                List<Median> medians = Stream.of(Measure.values())
                        .flatMap(measure -> median(measure, statistics.defined(measure)).stream())
                        .toList();
                path.add(new PathPoint(points.get(i), medians));
            }
        }
        return path;
    }

    private Optional<Median> median(Measure measure, double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        Arrays.sort(values);
        Bootstrap.Interval interval = Bootstrap.interval(
                Bootstrap.ofItems(values.length, Bootstrap.SAMPLES, seed).statistic(counts -> median(values, counts)));
        return Optional.of(
                new Median(name(measure), rounded(median(values)), rounded(interval.low()), rounded(interval.high())));
    }
}
