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
 * A network in an open session, without the nodes that no layer needs. Several threads may run it at the same time. It
 * must be closed when no run uses it any more.
 */
public final class WarmNetwork implements AutoCloseable {
    private final Network network;
    /** The nodes of the layers in depth order and of the class probabilities, each once. */
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
            throw ActivationException.notOpened(network, e);
        }
    }

    private static List<String> outputs(Network network) {
        Set<String> nodes = new LinkedHashSet<>();
        network.layers().forEach(layer -> nodes.add(layer.node()));
        network.classes().map(ModelDescriptor.Classes::probabilitiesNode).ifPresent(nodes::add);
        return List.copyOf(nodes);
    }

    /** Computes all layers for a picture of the network's input size, in one session call. */
    ForwardPass forward(RgbImage picture) {
        return forward(picture, outputs);
    }

    /**
     * Computes some nodes for a picture of the network's input size, in one session call.
     *
     * @param nodes of layers or of the class probabilities, each once
     */
    ForwardPass forward(RgbImage picture, List<String> nodes) {
        try (TFloat32 input = input(picture)) {
            Session.Runner runner =
                    session.runner().feed(network.descriptor().input().node(), input);
            nodes.forEach(runner::fetch);
            return new ForwardPass(network, nodes, runner.run());
        } catch (TensorFlowException e) {
            throw ActivationException.notRun(network, e);
        }
    }

    /** Runs the forward pass for an input and fetches only the last node, for measurements. */
    public void forwardOnly(TFloat32 input) {
        session.runner()
                .feed(network.descriptor().input().node(), input)
                .fetch(outputs.get(outputs.size() - 1))
                .run()
                .close();
    }

    /** Returns the input tensor {@code [1, height, width, 3]} of a picture, which the caller must close. */
    public TFloat32 input(RgbImage picture) {
        return network.descriptor().input().tensor(List.of(picture));
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
