package org.featurescope.kind.basistest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.kind.basistest.BasisTestResult.Analysis;
import org.featurescope.kind.basistest.BasisTestResult.Effect;
import org.featurescope.kind.basistest.BasisTestResult.Side;

/** The rows of the chart of effects, in groups with a common heading. */
final class EffectRows {
    /** The statistics and their names for people. */
    static final List<Map.Entry<String, String>> MEASURES = List.of(
            Map.entry("sparsity", "Sparsity"),
            Map.entry("kurtosis", "Kurtosis"),
            Map.entry("selectivity", "Class selectivity"));

    private static final Map<String, String> NAMES = Map.of(
            "neurons", "Neurons",
            "principal", "Principal directions",
            "k-means", "K-means directions",
            "nmf", "Non-negative components",
            "positive", "Random positive directions");

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "Against random rotations",
                    "rotations",
                    true,
                    List.of("neurons", "principal", "k-means", "nmf", "positive")),
            new Group("Against rotations within the branches", "branch-rotations", true, List.of("neurons")),
            new Group("Against neurons", "neurons", true, List.of("k-means", "nmf")),
            new Group(
                    "Overall activation taken out, against random rotations",
                    "rotations",
                    false,
                    List.of("neurons", "k-means", "nmf", "positive")),
            new Group("Overall activation taken out, against neurons", "neurons", false, List.of("k-means", "nmf")));

    /**
     * Rows under a common heading.
     *
     * @param title the heading
     * @param against the family that all are compared with
     * @param overall whether the overall activation is in the activations
     * @param families the compared families
     */
    record Group(String title, String against, boolean overall, List<String> families) {
        /** Returns the effect of a family on a statistic in an analysis, if it is defined. */
        Optional<Effect> effect(Analysis analysis, String family, String measure) {
            return Sentences.find(analysis.comparisons(), family, against, overall).stream()
                    .flatMap(comparison -> comparison.effects().stream())
                    .filter(effect -> effect.measure().equals(measure))
                    .findFirst();
        }
    }

    private EffectRows() {}

    /** Returns the groups of which the network has an effect, with the families that have one. */
    static List<Group> of(Side side) {
        Analysis trained = side.analyses().get(0);
        return GROUPS.stream()
                .map(group -> new Group(
                        group.title,
                        group.against,
                        group.overall,
                        group.families.stream()
                                .filter(family -> Sentences.find(
                                                trained.comparisons(), family, group.against, group.overall)
                                        .isPresent())
                                .toList()))
                .filter(group -> !group.families.isEmpty())
                .toList();
    }

    /** Returns the statistics of which the network has an effect. */
    static List<Map.Entry<String, String>> measures(Side side) {
        List<String> defined = side.analyses().get(0).comparisons().stream()
                .flatMap(comparison -> comparison.effects().stream())
                .map(Effect::measure)
                .distinct()
                .toList();
        return MEASURES.stream()
                .filter(measure -> defined.contains(measure.getKey()))
                .toList();
    }

    /** Returns the name of a family for people. */
    static String name(String family) {
        return NAMES.getOrDefault(family, family);
    }
}
