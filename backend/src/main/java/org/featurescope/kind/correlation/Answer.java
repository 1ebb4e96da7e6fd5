package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.kind.correlation.CorrelationResult.Agreement;
import org.featurescope.kind.correlation.CorrelationResult.LayerCorrelation;
import org.featurescope.kind.correlation.CorrelationResult.Measured;
import org.featurescope.kind.correlation.CorrelationResult.Parting;
import org.featurescope.kind.correlation.CorrelationResult.Partings;

/** Says in sentences what the numbers of a figure of correlations show. */
final class Answer {
    private final List<LayerCorrelation> layers;
    private final String set;

    /**
     * Prepares the sentences.
     *
     * @param set the name of the set of photographs
     */
    Answer(List<LayerCorrelation> layers, String set) {
        this.layers = layers;
        this.set = set;
    }

    /** Returns the sentences. */
    List<String> sentences(Optional<Partings> partings) {
        List<String> sentences = new ArrayList<>();
        if (partings.isPresent()) {
            sentences.add(trained(partings.get().trained()));
            sentences.add(untrained(partings.get().untrained()));
            sentences.add(beyond(partings.get().beyondUntrained()));
            largest().ifPresent(sentences::add);
        } else {
            sentences.add(
                    "Classes cannot be compared: that takes two photographs of one class and one of another, which the"
                            + " set %s does not have.".formatted(set));
        }
        range(LayerCorrelation::trained, "Any two photographs").ifPresent(sentences::add);
        range(LayerCorrelation::untrained, "In the untrained network, they").ifPresent(sentences::add);
        return sentences;
    }

    private Optional<String> range(Function<LayerCorrelation, Measured> network, String subject) {
        Comparator<LayerCorrelation> byMean = Comparator.comparingDouble(layer -> mean(network.apply(layer)));
        List<LayerCorrelation> defined = layers.stream()
                .filter(layer -> network.apply(layer).mean().isPresent())
                .toList();
        if (defined.isEmpty()) {
            return Optional.empty();
        }
        LayerCorrelation most = defined.stream().max(byMean).orElseThrow();
        LayerCorrelation least = defined.stream().min(byMean).orElseThrow();
        return Optional.of("%s correlate most at %s (%s on average) and least at %s (%s)."
                .formatted(
                        subject,
                        most.name(),
                        shown(mean(network.apply(most))),
                        least.name(),
                        shown(mean(network.apply(least)))));
    }

    private static double mean(Measured measured) {
        return measured.mean().orElseThrow().value();
    }

    private String trained(Parting parting) {
        return parting.layer()
                .map(layer ->
                        "From %s (%s), photographs of one class correlate more than photographs of different classes."
                                .formatted(from(layer), interval(parting)))
                .orElse(
                        "No layer was found from which on photographs of one class correlate more than photographs of different"
                                + " classes.");
    }

    private String untrained(Parting parting) {
        return parting.layer()
                .map(layer ->
                        "In the untrained network they do so from %s (%s).".formatted(from(layer), interval(parting)))
                .orElse("In the untrained network no such layer was found.");
    }

    private String beyond(Parting parting) {
        return parting.layer()
                .map(layer -> "From %s (%s), the difference is larger than in the untrained network."
                        .formatted(from(layer), interval(parting)))
                .orElse("No layer was found from which on the difference is larger than in the untrained network.");
    }

    private String interval(Parting parting) {
        if (parting.earliest().isEmpty() || parting.latest().isEmpty()) {
            String from = parting.earliest()
                    .map(layer -> "interval from " + name(layer) + " on, and ")
                    .orElse("");
            return "%sat no layer in %.0f %% of the bootstrap samples".formatted(from, 100 * parting.without());
        }
        return parting.earliest().equals(parting.latest())
                ? "interval: this layer alone"
                : "interval %s to %s"
                        .formatted(
                                name(parting.earliest().get()),
                                name(parting.latest().get()));
    }

    private Optional<String> largest() {
        return layers.stream()
                .filter(layer -> layer.trained().agreement().isPresent())
                .max(Comparator.comparingDouble(
                        layer -> agreement(layer).difference().value()))
                .map(layer -> "The difference is largest at %s: %s within classes, %s between them."
                        .formatted(
                                layer.name(),
                                shown(agreement(layer).same().value()),
                                shown(agreement(layer).different().value())));
    }

    private static Agreement agreement(LayerCorrelation layer) {
        return layer.trained().agreement().orElseThrow();
    }

    /** Names a layer from which on something holds. */
    private String from(int layer) {
        return layer == 0 ? name(layer) + ", the first layer, on" : name(layer) + " on";
    }

    private String name(int layer) {
        return layers.get(layer).name();
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }
}
