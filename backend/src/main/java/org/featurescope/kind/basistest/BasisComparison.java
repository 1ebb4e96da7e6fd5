package org.featurescope.kind.basistest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.kind.basistest.BasisTestResult.Analysis;
import org.featurescope.kind.basistest.BasisTestResult.Comparison;
import org.featurescope.kind.basistest.BasisTestResult.Side;
import org.featurescope.space.directions.Vectors;

/**
 * Tests the basis on one side of the ReLU: for the network, for the same network before its training, and for normal
 * noise.
 */
final class BasisComparison {
    private final Rotated rotated;
    private final List<Double> points;
    private final List<Vectors> path;
    private final long seed;
    private final Work work;

    /**
     * Creates tests.
     *
     * @param points the points of the path
     * @param path the directions at each point
     */
    BasisComparison(Rotated rotated, List<Double> points, List<Vectors> path, long seed, Work work) {
        this.rotated = rotated;
        this.points = points;
        this.path = path;
        this.seed = seed;
        this.work = work;
    }

    /**
     * Returns the number of steps of the tests of some sides.
     *
     * @param channels the number of channels
     * @param rotations the number of rotations
     * @param points the number of points of the path
     */
    static int steps(int sides, int channels, int rotations, int points) {
        int few = Rotated.controls(channels, rotations);
        int basis = 2 * few + 4;
        int fitted = 2 * few + 7;
        int fits = 1 + 2 * Work.FITTING;
        int trained = rotations + basis + fitted + fits + points;
        int untrained = few + basis + fitted + fits + points;
        return rotations + sides * (trained + untrained + few + basis);
    }

    /**
     * Tests the basis.
     *
     * @param name {@code after} or {@code before}
     * @param title the name of the values, for people
     * @param before the test before the ReLU, if this one is after it; the untrained network of that one is a control
     */
    Side of(String name, String title, Sample trained, Sample untrained, Optional<Side> before) {
        Analyst analyst = new Analyst(rotated, seed, work);
        int[][] halves = trained.halves(seed);
        Fitted fitted = Fitted.to(trained.of(halves[0]).positions(), seed, work);
        Analysis ofTrained = new Analysis(
                "trained",
                joined(analyst.basis(trained, false), analyst.fitted(fitted, trained.of(halves[1]))),
                analyst.path(trained, points, path));
        Fitted alsoFitted = Fitted.to(untrained.of(halves[0]).positions(), seed, work);
        Analysis ofUntrained = new Analysis(
                "untrained",
                joined(analyst.basis(untrained, true), analyst.fitted(alsoFitted, untrained.of(halves[1]))),
                analyst.path(untrained, points, path));
        Analysis ofNoise = new Analysis("noise", analyst.basis(trained.noise(seed), true), List.of());
        List<Analysis> analyses = List.of(ofTrained, ofUntrained, ofNoise);
        return new Side(
                name,
                title,
                silent(trained),
                fitted.clusters().count(),
                fitted.components().map(Vectors::count).orElse(0),
                Sentences.of(title, ofTrained.comparisons(), controls(analyses, before, name.equals("before"))),
                analyses);
    }

    private static List<Comparison> joined(List<Comparison> first, List<Comparison> second) {
        return Stream.of(first, second).flatMap(List::stream).toList();
    }

    /** Returns the comparisons that should find nothing. */
    private List<Comparison> controls(List<Analysis> analyses, Optional<Side> before, boolean isBefore) {
        List<Comparison> controls = new ArrayList<>();
        // after the ReLU even untrained neurons differ from other directions
        Optional<Analysis> untrained = isBefore
                ? Optional.of(analyses.get(1))
                : before.map(side -> side.analyses().get(1));
        String rotations = rotated.withinBranches().isEmpty() ? "rotations" : "branch-rotations";
        untrained
                .flatMap(analysis -> Sentences.find(analysis.comparisons(), "neurons", rotations, true))
                .ifPresent(controls::add);
        Sentences.find(analyses.get(2).comparisons(), "neurons", "rotations", true)
                .ifPresent(controls::add);
        Sentences.find(analyses.get(0).comparisons(), "positive", "rotations", false)
                .ifPresent(controls::add);
        return controls;
    }

    /** Returns the number of channels that are constant at all positions. */
    private static int silent(Sample sample) {
        Vectors positions = sample.positions();
        float[] values = positions.values();
        int silent = 0;
        for (int channel = 0; channel < positions.length(); channel++) {
            boolean isConstant = true;
            for (int i = channel; i < values.length && isConstant; i += positions.length()) {
                isConstant = values[i] == values[channel];
            }
            silent += isConstant ? 1 : 0;
        }
        return silent;
    }
}
