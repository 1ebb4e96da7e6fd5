package org.featurescope.optimize.objective;

import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;

/** Finds the layers of a network that hold its class scores. */
final class ClassLayers {
    private ClassLayers() {}

    /** Returns the layer before the softmax. */
    static Layer logits(Network network) {
        return withNode(network, classes(network).logitsNode());
    }

    /** Returns the layer after the softmax. */
    static Layer probabilities(Network network) {
        return withNode(network, classes(network).probabilitiesNode());
    }

    private static ModelDescriptor.Classes classes(Network network) {
        return network.classes()
                .orElseThrow(() -> new InvalidInputException(
                        Objective.FIELD, "%s has no classes, so it has no logits".formatted(network.id())));
    }

    private static Layer withNode(Network network, String node) {
        return network.layerOfNode(node)
                .orElseThrow(() -> new InvalidInputException(
                        Objective.FIELD,
                        "%s does not list \"%s\" among its layers, so its classes cannot be optimized"
                                .formatted(network.id(), node)));
    }
}
