package org.featurescope.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.PathWeights.LayerWeights;
import org.featurescope.unit.UnitResponses.Match;
import org.featurescope.unit.UnitSearch.Answer;
import org.featurescope.unit.UnitSearch.Effect;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.unit.word.ClassWords;

/**
 * Finds the units on which the logits of classes depend most. The effect of a unit on a class is the weight of its path
 * to the logit times the difference between its mean activation on pictures of the class and that on all pictures. It
 * is about the unit's contribution to the logit on pictures of the class.
 */
public final class PathSearch {
    private final KnownResponses known;
    private final List<Network> networks;

    /**
     * Creates a search.
     *
     * @param networks the networks to search; those whose weights or responses are not known are skipped
     */
    public PathSearch(KnownResponses known, List<Network> networks) {
        this.known = known;
        this.networks = List.copyOf(networks);
    }

    /** The index of a class among those of a network, and its index among those of the labelled pictures. */
    private record ClassIndexes(int logit, int pictures) {}

    /**
     * Finds units for the classes that a text names or describes.
     *
     * @param layer the only layer to search, or empty for all
     * @return empty if the text matches no class that has a logit and labelled pictures
     */
    public Optional<Answer> find(String text, String layer, int count) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        TreeSet<String> labels = new TreeSet<>();
        Map<String, List<ClassIndexes>> classesOf = new HashMap<>();
        List<Found> found = new UnitSearch(known, networks)
                .best(
                        (network, responses) -> {
                            List<ClassIndexes> classes =
                                    classes(network, responses, label -> ClassWords.matches(words, label));
                            classesOf.put(network.id(), classes);
                            classes.forEach(of -> labels.add(network.labels().get(of.logit)));
                            return classes.isEmpty()
                                    ? List.of()
                                    : matches(network, responses, classes, UnitSearch.searched(network, layer), count);
                        },
                        count);
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer(
                        ClassWords.sentence("Units that raise the logit on pictures of", words, labels),
                        found.stream()
                                .map(unit -> withEffect(
                                        unit,
                                        classesOf.getOrDefault(unit.network().id(), List.of())))
                                .toList()));
    }

    /** Returns the labels of the classes for which units are found, in alphabetical order. */
    public SortedSet<String> labels() {
        SortedSet<String> labels = new TreeSet<>();
        for (Network network : networks) {
            known.of(network)
                    .ifPresent(responses -> classes(network, responses, label -> true)
                            .forEach(of -> labels.add(network.labels().get(of.logit))));
        }
        return labels;
    }

    /** Returns the classes that have a logit and labelled pictures and whose labels match. */
    private List<ClassIndexes> classes(Network network, UnitResponses responses, Predicate<String> matches) {
        List<ClassIndexes> classes = new ArrayList<>();
        if (known.weights(network).isPresent()) {
            for (int logit = 0; logit < network.labels().size(); logit++) {
                String label = network.labels().get(logit);
                int pictures = responses.labels().indexOf(label);
                if (pictures >= 0 && matches.test(label)) {
                    classes.add(new ClassIndexes(logit, pictures));
                }
            }
        }
        return classes;
    }

    private List<Match> matches(
            Network network,
            UnitResponses responses,
            List<ClassIndexes> classes,
            Predicate<String> searched,
            int count) {
        List<Match> matches = new ArrayList<>();
        for (LayerWeights weights : known.weights(network).orElseThrow().layers()) {
            Optional<LayerResponses> layer = responses.layer(weights.layer());
            if (layer.isPresent() && searched.test(weights.layer())) {
                for (int channel = 0; channel < weights.channels(); channel++) {
                    matches.add(new Match(
                            new Unit(weights.layer(), channel), effect(weights, layer.get(), channel, classes)));
                }
            }
        }
        matches.sort(Comparator.comparing(match -> -match.likeness()));
        return List.copyOf(matches.subList(0, Math.min(count, matches.size())));
    }

    private static double effect(LayerWeights weights, LayerResponses layer, int channel, List<ClassIndexes> classes) {
        double sum = 0;
        for (ClassIndexes label : classes) {
            sum += weights.weight(channel, label.logit)
                    * (layer.activation(channel, label.pictures) - layer.means()[channel]);
        }
        return sum / classes.size();
    }

    private Found withEffect(Found found, List<ClassIndexes> classes) {
        int channel = found.unit().channel();
        LayerResponses layer = known.of(found.network())
                .flatMap(responses -> responses.layer(found.unit().layer()))
                .orElseThrow();
        LayerWeights weights = known.weights(found.network()).orElseThrow().layers().stream()
                .filter(of -> of.layer().equals(found.unit().layer()))
                .findFirst()
                .orElseThrow();
        return new Found(
                found.network(),
                found.unit(),
                found.likeness(),
                found.firesOn(),
                Optional.of(new Effect(
                        mean(classes, of -> weights.weight(channel, of.logit)),
                        mean(classes, of -> layer.activation(channel, of.pictures)),
                        layer.means()[channel])));
    }

    private static double mean(List<ClassIndexes> classes, ToDoubleFunction<ClassIndexes> value) {
        return classes.stream().mapToDouble(value).average().orElseThrow();
    }
}
