package org.featurescope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;

/** The layers that an option names. */
final class ChosenLayers {
    /** The option's value for all layers. */
    static final String ALL = "all";

    private ChosenLayers() {}

    /**
     * Returns the chosen layers, in depth order. If all layers are named, those that cannot be used are left out.
     *
     * @param names the names of layers, or {@link #ALL} alone
     * @param obstacle returns why a layer cannot be used; empty if it can
     * @param print receives a line for each layer that is left out
     */
    static List<Layer> of(
            Network network, List<String> names, Function<Layer, Optional<String>> obstacle, Consumer<String> print) {
        boolean isAll = names.equals(List.of(ALL));
        if (!isAll) {
            names.forEach(network::layer);
        }
        List<Layer> able = new ArrayList<>();
        for (Layer layer : network.layers()) {
            if (isAll || names.contains(layer.name())) {
                Optional<String> reason = obstacle.apply(layer);
                if (reason.isPresent() && !isAll) {
                    throw new InvalidInputException(
                            "layers", "the layer %s cannot be used: %s".formatted(layer.name(), reason.get()));
                }
                reason.ifPresentOrElse(
                        why -> print.accept("%s: left out: %s".formatted(layer.name(), why)), () -> able.add(layer));
            }
        }
        return able;
    }
}
