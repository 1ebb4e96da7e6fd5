package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.featurescope.figure.answers.GroupScore;
import org.featurescope.kind.trial.TrialResult.DirectionScore;
import org.featurescope.space.Bootstrap;
import org.featurescope.space.ShareInterval;

/**
 * Asks the automatic judge about directions: which of two photographs excites it, for several pairs of photographs that are
 * no references. The same questions are also put to a judge that sees nothing but the layer's overall activation.
 */
final class Judging {
    private final TrialSpec spec;
    private final Material material;
    private final Function<Direction, Optional<References>> references;
    private final SplittableRandom seeds;
    private final List<DirectionScore> directions = new ArrayList<>();
    private final Map<Family, List<Double>> shares = new EnumMap<>(Family.class);
    private final Map<Family, List<Double>> overallShares = new EnumMap<>(Family.class);

    /**
     * The features of a direction's references.
     *
     * @param left those of the pictures that excite it least
     * @param right those of the pictures that excite it most
     */
    record References(List<float[]> left, List<float[]> right) {
        References {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /**
     * Creates the questioning.
     *
     * @param references returns the references of a direction that are optimized; empty for photographs or none
     */
    Judging(TrialSpec spec, Material material, Function<Direction, Optional<References>> references) {
        this.spec = spec;
        this.material = material;
        this.references = references;
        this.seeds = new SplittableRandom(spec.optimization().seed() + 2);
    }

    /** Asks about directions, whose scores become part of their family's. */
    void ask(List<Direction> all) {
        for (Direction direction : all) {
            Asked asked = asked(direction);
            directions.add(asked.score);
            shares.computeIfAbsent(direction.family(), any -> new ArrayList<>()).add(asked.score.share());
            overallShares
                    .computeIfAbsent(direction.family(), any -> new ArrayList<>())
                    .add(asked.overall);
        }
    }

    /** Returns the score of a direction, which does not become part of its family's. */
    DirectionScore score(Direction direction) {
        return asked(direction).score;
    }

    /** The score of a direction, and the share of right answers of the judge that sees the overall activation alone. */
    private record Asked(DirectionScore score, double overall) {}

    private Asked asked(Direction direction) {
        double[] scores = material.scores().of(direction.vector());
        double[] overall = material.scores().overall();
        Extremes queries = Extremes.of(scores, overall, material.queries(), material.pairs(), seeds.nextLong());
        Extremes photographs =
                Extremes.of(scores, overall, material.references(), Block.references(spec), seeds.nextLong());
        References shown = references.apply(direction).orElseGet(() -> shown(photographs));
        int of = queries.most().size();
        int right = new Judge(seeds.nextLong())
                .right(shown.left, shown.right, features(queries.most()), features(queries.least()));
        int byOverall = new Judge(seeds.nextLong())
                .right(
                        single(photographs.least(), overall),
                        single(photographs.most(), overall),
                        single(queries.most(), overall),
                        single(queries.least(), overall));
        Bootstrap.Interval interval = ShareInterval.of(right, of);
        return new Asked(
                new DirectionScore(
                        direction.family().id(), direction.name(), right, of, interval.low(), interval.high()),
                (double) byOverall / of);
    }

    private References shown(Extremes photographs) {
        return spec.references() == TrialSpec.References.PHOTOGRAPHS
                ? new References(features(photographs.least()), features(photographs.most()))
                : new References(List.of(), List.of());
    }

    private List<float[]> features(List<Integer> photographs) {
        return photographs.stream().map(material.features()::of).toList();
    }

    private static List<float[]> single(List<Integer> photographs, double[] values) {
        return photographs.stream()
                .map(photograph -> new float[] {(float) values[photograph]})
                .toList();
    }

    /** Returns the scores of all directions that were asked about. */
    List<DirectionScore> directions() {
        return List.copyOf(directions);
    }

    /** Returns the score of each family. */
    List<GroupScore> families() {
        return scores(shares);
    }

    /** Returns for each family the score of the judge that sees the overall activation alone. */
    List<GroupScore> overall() {
        return scores(overallShares);
    }

    /** Returns the differences of the families' scores. */
    List<GroupScore.Difference> differences() {
        return GroupScore.differences(
                shares.keySet().stream().map(Family::id).toList(),
                shares.values().stream().map(Judging::array).toList());
    }

    private List<GroupScore> scores(Map<Family, List<Double>> of) {
        return of.entrySet().stream()
                .map(family -> GroupScore.of(
                        family.getKey().id(),
                        array(family.getValue()),
                        family.getValue().size() * material.pairs()))
                .toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
