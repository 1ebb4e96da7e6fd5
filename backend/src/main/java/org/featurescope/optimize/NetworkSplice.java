package org.featurescope.optimize;

import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Puts a frozen network behind a tensor of ours. A fed placeholder would cut the gradient, so the network's input node
 * is left out and whatever read it reads our tensor instead.
 */
final class NetworkSplice {
    private static final String PREFIX = "network/";

    private NetworkSplice() {}

    /** The name that the network's node of that name has after the splice. */
    static String nodeName(String networkNode) {
        return PREFIX + networkNode;
    }

    /** {@code ours} with {@code network} behind the first output of our node {@code seen}. */
    static GraphDef splice(GraphDef ours, GraphDef network, String inputNode, String seen) {
        GraphDef.Builder spliced = ours.toBuilder();
        for (NodeDef node : network.getNodeList()) {
            if (!node.getName().equals(inputNode)) {
                NodeDef.Builder moved = node.toBuilder().setName(PREFIX + node.getName()).clearInput();
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
