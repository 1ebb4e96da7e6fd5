package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.BatchObjective;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.SharedResolutions;

/**
 * Pictures of a run that climb in one graph.
 *
 * @param objective of the batch
 * @param places of its pictures in the run
 * @param names what each picture is asked for
 */
record Batch(BatchObjective objective, List<Integer> places, List<String> names) {
    /**
     * The pictures of a run in batches, each of those that read the same layers, of about the same length and no longer than
     * the limits. Pictures that look at each other stay together.
     */
    static List<Batch> of(VisualizationSpec spec, Network network, EngineLimits limits) {
        BatchObjective whole = BatchObjective.of(spec.objective(), spec.pictures(), network);
        List<Objective> separated = whole.separated();
        boolean together = separated.isEmpty()
                || !spec.settings().picture().shared().equals(SharedResolutions.NONE);
        if (together) {
            return List.of(together(spec, network));
        }
        Map<List<String>, List<Integer>> byLayers = new LinkedHashMap<>();
        for (int place = 0; place < separated.size(); place++) {
            List<String> layers = BatchObjective.of(separated.get(place), 1, network).layers();
            byLayers.computeIfAbsent(layers, any -> new ArrayList<>()).add(place);
        }
        List<Batch> batches = new ArrayList<>();
        for (List<Integer> places : byLayers.values()) {
            for (List<Integer> part : cut(places, limits.mostOfSize(spec.size()))) {
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

    /** All pictures of a run in one batch. */
    static Batch together(VisualizationSpec spec, Network network) {
        BatchObjective whole = BatchObjective.of(spec.objective(), spec.pictures(), network);
        List<Integer> places = IntStream.range(0, spec.pictures()).boxed().toList();
        return new Batch(whole, places, names(spec, whole.separated()));
    }

    /** How many pictures the largest batch of a run has. */
    static int most(VisualizationSpec spec, Network network, EngineLimits limits) {
        return of(spec, network, limits).stream()
                .mapToInt(batch -> batch.places().size())
                .max()
                .orElse(0);
    }

    private static List<String> names(VisualizationSpec spec, List<Objective> separated) {
        return IntStream.range(0, spec.pictures())
                .mapToObj(picture -> separated.isEmpty()
                        ? "%s, picture %d".formatted(spec.objective(), picture + 1)
                        : separated.get(picture).toString())
                .toList();
    }

    private static List<List<Integer>> cut(List<Integer> places, int most) {
        int count = (places.size() + most - 1) / most;
        return IntStream.range(0, count)
                .mapToObj(part ->
                        places.subList(places.size() * part / count, places.size() * (part + 1) / count))
                .toList();
    }
}
