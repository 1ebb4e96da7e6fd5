package org.featurescope.kind.basistest;

import java.util.List;
import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;

/**
 * The branches of an Inception layer. Their values before training are mixtures of different inputs, so that a rotation
 * of the whole layer makes directions of another distribution even if no neuron is special. A rotation within the
 * branches does not.
 */
final class Branches {
    private Branches() {}

    /**
     * Returns the number of channels of each branch in the order of the layer's channels; of a layer without branches,
     * or whose branches do not all end with a ReLU, the number of all its channels.
     *
     * @param before the values of the layer before its ReLU, if there are any
     */
    static List<Integer> of(Network network, Stage layer, Optional<Stage> before) {
        List<String> nodes = before.map(Stage::nodes).orElse(List.of());
        List<Stage> stages = nodes.size() > 1 ? Stages.of(network) : List.of();
        List<Integer> sizes = nodes.stream()
                .flatMap(node -> stages.stream()
                        .filter(stage -> stage.nodes().equals(List.of(node)))
                        .map(Stage::channels)
                        .limit(1))
                .toList();
        int all = sizes.stream().mapToInt(Integer::intValue).sum();
        return sizes.size() > 1 && all == layer.channels() ? sizes : List.of(layer.channels());
    }
}
