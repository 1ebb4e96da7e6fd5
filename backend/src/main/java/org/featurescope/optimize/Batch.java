package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.optimize.run.LaneExecutor;

/**
 * Pictures of a run that climb in one graph.
 *
 * @param objective of the batch
 * @param places of its pictures in the run
 * @param names what each picture is asked for
 */
public record Batch(BatchObjective objective, List<Integer> places, List<String> names) {
    /**
     * The pictures of a run in batches, each of those that read the same layers, of about the same length and no longer than
     * the limits. Pictures that look at each other stay together.
     */
    public static List<Batch> of(VisualizationSpec spec, Network network, EngineLimits limits) {
        BatchObjective whole = BatchObjective.of(spec.objective(), spec.pictures(), network);
        List<Objective> separated = whole.separated();
        if (areTogether(spec, separated)) {
            return List.of(together(spec, network));
        }
        List<Batch> batches = new ArrayList<>();
        for (List<Integer> places : byLayers(separated, network).values()) {
            for (List<Integer> part : cut(places, limits.batches(places.size(), spec.size()))) {
                List<Objective> objectives = part.stream().map(separated::get).toList();
                Objective objective = objectives.size() == 1 ? objectives.get(0) : new Composition.Each(objectives);
                batches.add(new Batch(
                        BatchObjective.of(objective, part.size(), network),
                        part,
                        objectives.stream().map(Object::toString).toList()));
            }
        }
        return batches;
    }

    /** Whether the pictures look at each other. */
    private static boolean areTogether(VisualizationSpec spec, List<Objective> separated) {
        return separated.isEmpty() || !spec.settings().picture().shared().equals(SharedResolutions.NONE);
    }

    /** The places of the pictures that read the same layers. */
    private static Map<List<String>, List<Integer>> byLayers(List<Objective> separated, Network network) {
        Map<List<String>, List<Integer>> byLayers = new LinkedHashMap<>();
        for (int place = 0; place < separated.size(); place++) {
            List<String> layers =
                    BatchObjective.of(separated.get(place), 1, network).layers();
            byLayers.computeIfAbsent(layers, any -> new ArrayList<>()).add(place);
        }
        return byLayers;
    }

    /** All pictures of a run in one batch. */
    public static Batch together(VisualizationSpec spec, Network network) {
        BatchObjective whole = BatchObjective.of(spec.objective(), spec.pictures(), network);
        List<Integer> places = IntStream.range(0, spec.pictures()).boxed().toList();
        return new Batch(whole, places, names(spec, whole.separated()));
    }

    /**
     * How many pictures of a run step at the same time at most, by the pictures' size.
     *
     * @param mostWhole pixels on a side of the largest pictures of which several batches step {@link LaneExecutor}
     */
    static IntUnaryOperator most(VisualizationSpec spec, Network network, EngineLimits limits, int mostWhole) {
        List<Objective> separated =
                BatchObjective.of(spec.objective(), spec.pictures(), network).separated();
        if (areTogether(spec, separated)) {
            return size -> spec.pictures();
        }
        List<Integer> counts =
                byLayers(separated, network).values().stream().map(List::size).toList();
        return size -> counts.stream()
                .flatMap(count -> lengths(count, limits.batches(count, size)))
                .sorted(Comparator.reverseOrder())
                .limit(size > mostWhole ? 1 : limits.lanes())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static List<String> names(VisualizationSpec spec, List<Objective> separated) {
        return IntStream.range(0, spec.pictures())
                .mapToObj(picture -> separated.isEmpty()
                        ? "%s, picture %d".formatted(spec.objective(), picture + 1)
                        : separated.get(picture).toString())
                .toList();
    }

    private static List<List<Integer>> cut(List<Integer> places, int count) {
        return IntStream.range(0, count)
                .mapToObj(part -> places.subList(places.size() * part / count, places.size() * (part + 1) / count))
                .toList();
    }

    /** How many pictures each of these parts has. */
    private static Stream<Integer> lengths(int pictures, int count) {
        return IntStream.range(0, count).mapToObj(part -> pictures * (part + 1) / count - pictures * part / count);
    }
}
