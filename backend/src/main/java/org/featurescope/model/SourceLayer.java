package org.featurescope.model;

import java.util.Optional;
import org.tensorflow.proto.NodeDef;

/**
 * Finds the layer whose units stand for the units of another layer. For a layer that averages a map over all positions it
 * is the map's layer, since the mean over the map is the same number. For class probabilities it is the layer of their
 * logits: a probability also rises when other classes become less probable, so its pictures tell less about its own class.
 */
public final class SourceLayer {
    private static final String MEAN = "Mean";

    private SourceLayer() {}

    /** Returns the layer whose units stand for the units of a layer, often the layer itself. */
    public static Layer of(Network network, Layer layer) {
        return logits(network, layer)
                .or(() -> averaged(network, layer))
                .filter(source -> source.channels() == layer.channels())
                .orElse(layer);
    }

    private static Optional<Layer> logits(Network network, Layer layer) {
        return network.classes()
                .filter(classes -> classes.probabilitiesNode().equals(layer.node()))
                .map(ModelDescriptor.Classes::logitsNode)
                .flatMap(network::layerOfNode);
    }

    private static Optional<Layer> averaged(Network network, Layer layer) {
        if (layer.height() != 1 || layer.width() != 1) {
            return Optional.empty();
        }
        return network.graph().getNodeList().stream()
                .filter(node ->
                        node.getName().equals(layer.node()) && node.getOp().equals(MEAN))
                .map(NodeDef::getInputList)
                .flatMap(inputs -> network.layerOfNode(inputs.get(0)).stream())
                .findFirst();
    }
}
