package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.optimize.picture.SharedResolutions;

/**
 * The pictures of a run, grouped by the layers that their objectives read. The pictures of a group can be divided into
 * batches. If the pictures depend on each other, because they are compared or share resolutions, all are in one batch.
 */
final class PictureGroups {
    private final BatchObjective objective;
    private final List<String> names;
    private final boolean dependent;
    private final List<List<Integer>> groups;

    /** @param objective of the spec, lowered for all its pictures */
    PictureGroups(VisualizationSpec spec, BatchObjective objective) {
        List<Objective> separated = objective.separated();
        this.objective = objective;
        this.names = names(spec, separated);
        this.dependent =
                separated.isEmpty() || !spec.settings().picture().shared().equals(SharedResolutions.NONE);
        this.groups = dependent
                ? List.of(IntStream.range(0, spec.pictures()).boxed().toList())
                : byLayers(objective, spec.pictures());
    }

    private static List<String> names(VisualizationSpec spec, List<Objective> separated) {
        return IntStream.range(0, spec.pictures())
                .mapToObj(picture -> separated.isEmpty()
                        ? "%s, picture %d".formatted(spec.objective(), picture + 1)
                        : separated.get(picture).toString())
                .toList();
    }

    private static List<List<Integer>> byLayers(BatchObjective objective, int pictures) {
        Map<List<String>, List<Integer>> byLayers = new LinkedHashMap<>();
        for (int picture = 0; picture < pictures; picture++) {
            byLayers.computeIfAbsent(objective.layersOf(picture), layers -> new ArrayList<>())
                    .add(picture);
        }
        return List.copyOf(byLayers.values());
    }

    /** Returns the objective of all pictures. */
    BatchObjective objective() {
        return objective;
    }

    /**
     * Returns the batches of the run. Those of a group are of about equal size and no larger than the limits.
     *
     * @param size pixels on a side of the pictures
     */
    List<Batch> batches(int size, EngineLimits limits) {
        if (dependent) {
            return List.of(new Batch(objective, groups.get(0), names));
        }
        return groups.stream()
                .flatMap(group -> divided(group, limits.batches(group.size(), size)))
                .map(pictures -> new Batch(
                        objective.ofPictures(pictures),
                        pictures,
                        pictures.stream().map(names::get).toList()))
                .toList();
    }

    /**
     * Returns the largest number of pictures that make steps at the same time.
     *
     * @param size pixels on a side of the pictures
     */
    int mostAtOnce(int size, EngineLimits limits) {
        if (dependent) {
            return names.size();
        }
        return groups.stream()
                .flatMap(group -> divided(group, limits.batches(group.size(), size)))
                .map(List::size)
                .sorted(Comparator.reverseOrder())
                .limit(size > limits.largestWhole() ? 1 : limits.parallelBatches())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static Stream<List<Integer>> divided(List<Integer> pictures, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        part -> pictures.subList(pictures.size() * part / count, pictures.size() * (part + 1) / count));
    }
}
