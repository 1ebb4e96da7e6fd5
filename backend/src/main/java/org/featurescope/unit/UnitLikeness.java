package org.featurescope.unit;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitResponses.Match;

/**
 * Compares units with one unit. The likeness of two units is the mean of two cosines: of their activations for the
 * photographs that come with the product, and of their mean responses to the classes that both networks were measured with. From
 * each list of numbers its mean is subtracted first. Without common classes it is the first cosine alone.
 */
final class UnitLikeness {
    private final KnownResponses known;
    private final DatasetExamples examples;
    private final float[] activations;
    private final Optional<UnitResponses> responses;
    private final Unit unit;

    private UnitLikeness(KnownResponses known, DatasetExamples examples, Optional<UnitResponses> responses, Unit unit) {
        this.known = known;
        this.examples = examples;
        this.activations = Correlation.standardized(examples.activations(unit));
        this.responses = responses;
        this.unit = unit;
    }

    /** Returns the comparison with a unit; empty if its activations are not known. */
    static Optional<UnitLikeness> with(KnownResponses known, Network network, Unit unit) {
        return known.examples(network)
                .filter(examples -> examples.has(unit))
                .map(examples -> new UnitLikeness(
                        known, examples, known.of(network).filter(responses -> responses.has(unit)), unit));
    }

    /**
     * Returns the units of a network that are most like the unit, best first.
     *
     * @param searched tells of a layer's name whether the layer is searched
     * @return none if the activations of the network's units for the same photographs are not known
     */
    List<Match> most(Network network, Predicate<String> searched, int count) {
        List<Layer> layers = layers(network);
        return BestUnits.of(
                layers, searched, count, (at, channel) -> layers.get(at).likeness(channel, activations));
    }

    /** Returns the likeness of another unit; empty if its activations for the same photographs are not known. */
    Optional<Double> of(NamedUnit other) {
        Unit compared = other.unit();
        return layers(other.network()).stream()
                .filter(layer -> BestUnits.MeasuredLayer.has(List.of(layer), compared))
                .findFirst()
                .map(layer -> layer.likeness(compared.channel(), activations));
    }

    /** Returns what is known of a network's layers; none if the activations for the same photographs are not known. */
    private List<Layer> layers(Network network) {
        Optional<float[]> classes = classes(network);
        return known
                .examples(network)
                .filter(others -> others.names().equals(examples.names()))
                .map(DatasetExamples::layers)
                .orElseGet(List::of)
                .stream()
                .map(layer -> new Layer(layer, classes.flatMap(wanted -> responses(network, layer.layer())), classes))
                .toList();
    }

    /** Returns the unit's responses to the classes of a network's responses, standardized; empty if they have none in common. */
    private Optional<float[]> classes(Network network) {
        return responses.flatMap(from -> known.of(network)
                .map(to -> Correlation.standardized(
                        UnitSearch.of(from, from.of(unit)).in(to)))
                .filter(wanted -> !UnitSearch.isZero(wanted)));
    }

    private Optional<LayerResponses> responses(Network network, String layer) {
        return known.of(network).flatMap(to -> to.layer(layer));
    }

    /**
     * What is known of the units of a layer.
     *
     * @param classes the wanted response to each class, if there is one
     */
    private record Layer(LayerExamples examples, Optional<LayerResponses> responses, Optional<float[]> classes)
            implements BestUnits.MeasuredLayer {
        @Override
        public String layer() {
            return examples.layer();
        }

        @Override
        public int channels() {
            return examples.channels();
        }

        double likeness(int channel, float[] activations) {
            double cosine = examples.cosine(channel, activations);
            return responses.isEmpty() || classes.isEmpty()
                    ? cosine
                    : (cosine + responses.get().correlation(channel, classes.get())) / 2;
        }
    }
}
