package org.featurescope.optimize.graph;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphSurgery;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Splices a frozen network behind a tensor of another graph. Feeding the tensor to the network's input node would cut the
 * gradient. So the input node is left out, and the nodes that read it read the tensor instead.
 */
public final class NetworkSplice {
    /** The prefix of the names of the network's nodes after the splice. */
    public static final String PREFIX = "network/";

    private NetworkSplice() {}

    /** Returns the name of a layer's values after the splice. */
    static String name(Layer layer) {
        return PREFIX + layer.node();
    }

    /** Returns the name of a layer's values before its ReLU after the splice. */
    public static String preReluName(Layer layer) {
        return PREFIX + GraphSurgery.preReluName(layer.node());
    }

    /**
     * Returns a graph with the network spliced in, up to the given layers.
     *
     * @param before the graph before the network
     * @param seen node of {@code before} whose first output the network reads
     */
    public static GraphDef upTo(List<String> layers, Network network, GraphDef before, String seen) {
        GraphDef graph = network.graph();
        List<String> targets = new ArrayList<>();
        for (String name : layers) {
            String node = network.layer(name).node();
            graph = GraphSurgery.withPreRelu(graph, node);
            targets.addAll(List.of(node, GraphSurgery.preReluName(node)));
        }
        return splice(
                before,
                GraphSurgery.prune(graph, targets),
                network.descriptor().input().node(),
                seen);
    }

    /**
     * Returns a graph with the network spliced in, up to a node. After the splice its name has the prefix
     * {@value #PREFIX}.
     *
     * @param before the graph before the network
     * @param seen node of {@code before} whose first output the network reads
     */
    public static GraphDef upToNode(String node, Network network, GraphDef before, String seen) {
        return splice(
                before,
                GraphSurgery.prune(network.graph(), List.of(node)),
                network.descriptor().input().node(),
                seen);
    }

    private static GraphDef splice(GraphDef before, GraphDef network, String inputNode, String seen) {
        GraphDef.Builder spliced = before.toBuilder();
        for (NodeDef node : network.getNodeList()) {
            if (!node.getName().equals(inputNode)) {
                NodeDef.Builder renamed =
                        node.toBuilder().setName(PREFIX + node.getName()).clearInput();
                node.getInputList().forEach(input -> renamed.addInput(renamed(input, inputNode, seen)));
                spliced.addNode(renamed);
            }
        }
        return spliced.build();
    }

    private static String renamed(String input, String inputNode, String seen) {
        if (input.equals(inputNode) || input.equals(inputNode + ":0")) {
            return seen;
        }
        return input.startsWith("^") ? "^" + PREFIX + input.substring(1) : PREFIX + input;
    }
}
