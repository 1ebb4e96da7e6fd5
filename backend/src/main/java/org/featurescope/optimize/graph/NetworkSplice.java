package org.featurescope.optimize.graph;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphSurgery;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Puts a frozen network behind a tensor of ours. A fed placeholder would cut the gradient, so the network's input node
 * is left out and whatever read it reads our tensor instead.
 */
public final class NetworkSplice {
    /** What the names of the network's nodes begin with after the splice. */
    public static final String PREFIX = "network/";

    private NetworkSplice() {}

    /** The name that the layer's values have after the splice. */
    static String name(Layer layer) {
        return PREFIX + layer.node();
    }

    /** The name that the layer's values before its ReLU have after the splice. */
    public static String preReluName(Layer layer) {
        return PREFIX + GraphSurgery.preReluName(layer.node());
    }

    /** {@code ours} with the network behind the first output of our node {@code seen}, up to the layers named. */
    public static GraphDef upTo(List<String> layers, Network network, GraphDef ours, String seen) {
        GraphDef graph = network.graph();
        List<String> targets = new ArrayList<>();
        for (String name : layers) {
            String node = network.layer(name).node();
            graph = GraphSurgery.withPreRelu(graph, node);
            targets.addAll(List.of(node, GraphSurgery.preReluName(node)));
        }
        return splice(
                ours,
                GraphSurgery.prune(graph, targets),
                network.descriptor().input().node(),
                seen);
    }

    private static GraphDef splice(GraphDef ours, GraphDef network, String inputNode, String seen) {
        GraphDef.Builder spliced = ours.toBuilder();
        for (NodeDef node : network.getNodeList()) {
            if (!node.getName().equals(inputNode)) {
                NodeDef.Builder moved =
                        node.toBuilder().setName(PREFIX + node.getName()).clearInput();
                node.getInputList().forEach(input -> moved.addInput(moved(input, inputNode, seen)));
                spliced.addNode(moved);
            }
        }
        return spliced.build();
    }

    private static String moved(String input, String inputNode, String seen) {
        if (input.equals(inputNode) || input.equals(inputNode + ":0")) {
            return seen;
        }
        return input.startsWith("^") ? "^" + PREFIX + input.substring(1) : PREFIX + input;
    }
}
