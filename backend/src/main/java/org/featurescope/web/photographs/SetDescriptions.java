package org.featurescope.web.photographs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.featurescope.activation.indexing.IndexingJob;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.message.photographs.IndexState;
import org.featurescope.web.message.photographs.PhotographSetDescription;
import org.featurescope.web.message.photographs.PhotographSetDescription.ExamplePhotograph;
import org.featurescope.web.message.photographs.PhotographSetDescription.PhotographClass;
import org.featurescope.web.message.photographs.PhotographSetDescription.SkippedPhotograph;
import org.featurescope.web.message.photographs.PhotographSetEntry;
import org.featurescope.web.message.photographs.SetIndex;

/** Describes sets of photographs as the API sends them. */
final class SetDescriptions {
    private static final int MOST_EXAMPLES = 24;
    private static final int MOST_SKIPPED = 50;

    private final PhotographParts parts;
    private final Catalogue catalogue;

    SetDescriptions(PhotographParts parts, Catalogue catalogue) {
        this.parts = parts;
        this.catalogue = catalogue;
    }

    /** Returns the entry of a set in a list. A set that cannot be used has a problem. */
    PhotographSetEntry entry(String name) {
        boolean isBuiltIn = parts.shelf().isBuiltIn(name);
        try (PhotographSet set = parts.shelf().open(name)) {
            return new PhotographSetEntry(
                    name,
                    set.names().size(),
                    classes(set).size(),
                    isBuiltIn,
                    Optional.of(parts.shelf().sha256(name)),
                    indexes(name, set),
                    Optional.empty());
        } catch (InvalidInputException e) {
            return new PhotographSetEntry(
                    name, 0, 0, isBuiltIn, Optional.empty(), List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** Returns everything that is known of a set. */
    PhotographSetDescription whole(String name) {
        try (PhotographSet set = parts.shelf().open(name)) {
            Map<String, List<String>> classes = classes(set);
            List<ActivationIndex.Skipped> skipped = skipped(set);
            Set<String> unreadable =
                    skipped.stream().map(ActivationIndex.Skipped::name).collect(Collectors.toSet());
            return new PhotographSetDescription(
                    name,
                    set.names().size(),
                    parts.shelf().isBuiltIn(name),
                    parts.shelf().sha256(name),
                    classes.entrySet().stream()
                            .map(one -> new PhotographClass(
                                    one.getKey(), one.getValue().size()))
                            .toList(),
                    examples(set, classes).stream()
                            .filter(example -> !unreadable.contains(example))
                            .map(example -> example(set, example))
                            .toList(),
                    indexes(name, set),
                    skipped.stream()
                            .limit(MOST_SKIPPED)
                            .map(one -> new SkippedPhotograph(one.name(), one.reason()))
                            .toList(),
                    set.creditProblems());
        }
    }

    /** Returns the names of the photographs of each class, in alphabetical order; empty if the set has no classes. */
    private static Map<String, List<String>> classes(PhotographSet set) {
        Map<String, List<String>> classes = new TreeMap<>();
        if (set.hasClasses()) {
            for (String name : set.names()) {
                classes.computeIfAbsent(set.label(name), any -> new ArrayList<>())
                        .add(name);
            }
        }
        return classes;
    }

    /** Returns the first photographs of the classes in turn; of a set without classes photographs at equal distances. */
    private static List<String> examples(PhotographSet set, Map<String, List<String>> classes) {
        List<String> examples = new ArrayList<>();
        if (classes.isEmpty()) {
            int count = Math.min(MOST_EXAMPLES, set.names().size());
            for (int i = 0; i < count; i++) {
                examples.add(set.names().get((int) ((long) i * set.names().size() / count)));
            }
            return examples;
        }
        for (int round = 0; round < MOST_EXAMPLES; round++) {
            for (List<String> names : classes.values()) {
                if (round < names.size() && examples.size() < MOST_EXAMPLES) {
                    examples.add(names.get(round));
                }
            }
        }
        return examples;
    }

    private static ExamplePhotograph example(PhotographSet set, String name) {
        return new ExamplePhotograph(name, set.credit(name).map(Credit::text));
    }

    /** Returns the indexes of a set, of which some are being made. */
    private List<SetIndex> indexes(String name, PhotographSet set) {
        Map<String, SetIndex> indexes = new LinkedHashMap<>();
        for (Network network : catalogue.networks()) {
            if (index(set, network).isPresent()) {
                int photographs = set.names().size();
                indexes.put(network.id(), ready(network.id(), photographs));
            }
        }
        for (IndexingJob job : parts.jobs().of(name)) {
            if (job.state() != IndexingJob.State.DONE) {
                indexes.putIfAbsent(job.model(), of(job));
            }
        }
        return List.copyOf(indexes.values());
    }

    private Optional<ActivationIndex> index(PhotographSet set, Network network) {
        return parts.shelf().indexed(set, network, Stages.layers(network));
    }

    private static SetIndex ready(String model, int photographs) {
        return new SetIndex(
                model,
                IndexState.READY,
                photographs,
                photographs,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns what the API sends about a job. */
    static SetIndex of(IndexingJob job) {
        return new SetIndex(
                job.model(),
                state(job.state()),
                job.done(),
                job.photographs(),
                job.perSecond().stream().boxed().findFirst(),
                job.millisecondsLeft().stream().boxed().findFirst(),
                job.problem());
    }

    private static IndexState state(IndexingJob.State state) {
        return switch (state) {
            case QUEUED -> IndexState.QUEUED;
            case RUNNING -> IndexState.RUNNING;
            case PAUSED -> IndexState.PAUSED;
            case FAILED -> IndexState.FAILED;
            case DONE -> IndexState.READY;
        };
    }

    /** Returns the photographs that could not be read. They are the same for all networks. */
    private List<ActivationIndex.Skipped> skipped(PhotographSet set) {
        return catalogue.networks().stream()
                .flatMap(network -> index(set, network).stream())
                .findFirst()
                .map(ActivationIndex::skipped)
                .orElse(List.of());
    }
}
