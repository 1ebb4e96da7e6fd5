package org.featurescope.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.PathWeights.LayerWeights;
import org.featurescope.unit.UnitResponses.Match;
import org.featurescope.unit.UnitSearch.Answer;
import org.featurescope.unit.UnitSearch.Effect;
import org.featurescope.unit.UnitSearch.Found;

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
    private record Meant(int logit, int pictures) {}

    /**
     * Finds units for the classes that a text names or describes.
     *
     * @param layer the only layer to search, or empty for all
     * @return empty if the text matches no class that has a logit and labelled pictures
     */
    public Optional<Answer> find(String text, String layer, int count) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        TreeSet<String> labels = new TreeSet<>();
        Map<String, List<Meant>> meantOf = new HashMap<>();
        List<Found> found = new UnitSearch(known, networks)
                .best(
                        (network, responses) -> {
                            List<Meant> meant = meant(words, network, responses);
                            meantOf.put(network.id(), meant);
                            meant.forEach(of -> labels.add(network.labels().get(of.logit)));
                            return meant.isEmpty() ? List.of() : matches(network, responses, meant, layer, count);
                        },
                        count);
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer(
                        ClassWords.sentence("Units that raise the logit on pictures of", words, labels),
                        found.stream()
                                .map(unit -> withEffect(
                                        unit,
                                        meantOf.getOrDefault(unit.network().id(), List.of())))
                                .toList()));
    }

    private List<Meant> meant(String words, Network network, UnitResponses responses) {
        List<Meant> meant = new ArrayList<>();
        if (known.weights(network).isPresent()) {
            for (int logit = 0; logit < network.labels().size(); logit++) {
                String label = network.labels().get(logit);
                int pictures = responses.labels().indexOf(label);
                if (pictures >= 0 && ClassWords.areSaid(words, label)) {
                    meant.add(new Meant(logit, pictures));
                }
            }
        }
        return meant;
    }

    private List<Match> matches(Network network, UnitResponses responses, List<Meant> meant, String only, int count) {
        List<Match> matches = new ArrayList<>();
        for (LayerWeights weights : known.weights(network).orElseThrow().layers()) {
            Optional<LayerResponses> layer = responses.layer(weights.layer());
            if (layer.isPresent() && (only.isEmpty() || only.equals(weights.layer()))) {
                for (int channel = 0; channel < weights.channels(); channel++) {
                    matches.add(new Match(
                            new Unit(weights.layer(), channel), effect(weights, layer.get(), channel, meant)));
                }
            }
        }
        matches.sort(Comparator.comparing(match -> -match.likeness()));
        return List.copyOf(matches.subList(0, Math.min(count, matches.size())));
    }

    private static double effect(LayerWeights weights, LayerResponses layer, int channel, List<Meant> meant) {
        double sum = 0;
        for (Meant of : meant) {
            sum += weights.weight(channel, of.logit)
                    * (layer.activation(channel, of.pictures) - layer.means()[channel]);
        }
        return sum / meant.size();
    }

    private Found withEffect(Found found, List<Meant> meant) {
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
                        mean(meant, of -> weights.weight(channel, of.logit)),
                        mean(meant, of -> layer.activation(channel, of.pictures)),
                        layer.means()[channel])));
    }

    private static double mean(List<Meant> meant, ToDoubleFunction<Meant> value) {
        return meant.stream().mapToDouble(value).average().orElseThrow();
    }
}
