package org.featurescope.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.model.Network;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.unit.UnitSearch.Wanted;

/** Finds the units that a picture excites. */
public final class ExcitedUnits {
    private final KnownResponses known;
    private final List<Network> networks;
    private final Function<Network, List<float[]>> run;
    private final Map<String, List<float[]>> means = new HashMap<>();

    /**
     * Creates a search.
     *
     * @param networks the networks to search; those whose responses are not known are skipped
     * @param run runs the picture through a network, and returns the mean activation of each channel for each layer
     */
    public ExcitedUnits(KnownResponses known, List<Network> networks, Function<Network, List<float[]>> run) {
        this.known = known;
        this.networks = List.copyOf(networks);
        this.run = run;
    }

    private List<float[]> means(Network network) {
        return means.computeIfAbsent(network.id(), id -> run.apply(network));
    }

    /**
     * Returns the units with the largest activations, in standard deviations above the mean over labelled pictures, largest
     * first.
     *
     * @param layer the only layer to search, or empty for all
     */
    public List<Found> strongest(String layer, int count) {
        return new UnitSearch(known, networks)
                .best(
                        (network, responses) ->
                                responses.strongest(means(network), UnitSearch.searched(network, layer), count),
                        count);
    }

    /**
     * Returns the units that the picture excites above their mean and that respond to the classes that the picture
     * resembles, best first. The picture resembles a class if it excites the logits that pictures of the class excite. For a
     * network without logits, those of the guide tell it.
     *
     * @param guide a network with classes whose responses are known, if there is one
     * @param layer the only layer to search, or empty for all
     */
    public List<Found> resembling(Optional<Network> guide, String layer, int count) {
        return new UnitSearch(known, networks)
                .best(
                        (network, responses) -> responses.mostOfExcited(
                                resemblance(logits(network).isPresent() ? network : guide.orElse(network))
                                        .in(responses),
                                means(network),
                                UnitSearch.searched(network, layer),
                                count),
                        count);
    }

    /** Returns how much the picture resembles each class, by the logits of a network or else by its last layer. */
    private Wanted resemblance(Network network) {
        UnitResponses responses = known.of(network).orElseThrow();
        List<float[]> all = means(network);
        int layer = logits(network).orElse(all.size() - 1);
        return UnitSearch.of(responses, responses.resemblance(layer, all.get(layer)));
    }

    private static Optional<Integer> logits(Network network) {
        return network.classes()
                .flatMap(classes -> network.layerOfNode(classes.logitsNode()))
                .map(layer -> network.layers().indexOf(layer));
    }
}
