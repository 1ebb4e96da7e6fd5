package org.featurescope.activation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.featurescope.image.RgbImage;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.types.TFloat32;

/**
 * A network in a session that stays open, pruned to what is looked at. It can run on several threads at a time. Whoever
 * makes one closes it, when nothing runs in it any more.
 */
public final class WarmNetwork implements AutoCloseable {
    private final Network network;
    /**
     * The nodes that are looked at, each once: the layers in depth order, and the probabilities, if there are classes.
     */
    private final List<String> outputs;

    private final Graph graph = new Graph();
    private final Session session;

    WarmNetwork(Network network) {
        this.network = network;
        this.outputs = outputs(network);
        try {
            graph.importGraphDef(GraphSurgery.prune(network.graph(), outputs));
            this.session = Sessions.open(graph);
        } catch (RuntimeException e) {
            graph.close();
            throw new ActivationException("%s cannot be opened: %s".formatted(network.id(), e.getMessage()), e);
        }
    }

    private static List<String> outputs(Network network) {
        Set<String> nodes = new LinkedHashSet<>();
        network.layers().forEach(layer -> nodes.add(layer.node()));
        network.classes().map(ModelDescriptor.Classes::probabilitiesNode).ifPresent(nodes::add);
        return List.copyOf(nodes);
    }

    /** Runs a picture of the network's input size through the network, all layers in one call. */
    ForwardPass forward(RgbImage picture) {
        return forward(picture, outputs);
    }

    /**
     * The same, as far as some nodes need it.
     *
     * @param nodes of layers and of the probabilities, each once
     */
    ForwardPass forward(RgbImage picture, List<String> nodes) {
        try (TFloat32 input = input(picture)) {
            Session.Runner runner =
                    session.runner().feed(network.descriptor().input().node(), input);
            nodes.forEach(runner::fetch);
            return new ForwardPass(network, nodes, runner.run());
        } catch (TensorFlowException e) {
            throw new ActivationException("%s cannot be run: %s".formatted(network.id(), e.getMessage()), e);
        }
    }

    /** The forward pass and nothing else: a fixed input, and of what it gives only the last. */
    public void forwardOnly(TFloat32 input) {
        session.runner()
                .feed(network.descriptor().input().node(), input)
                .fetch(outputs.get(outputs.size() - 1))
                .run()
                .close();
    }

    /**
     * The tensor {@code [1, height, width, 3]} of a picture, in the range that the network wants. The caller closes it.
     */
    public TFloat32 input(RgbImage picture) {
        return network.descriptor().input().tensor(List.of(picture));
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
