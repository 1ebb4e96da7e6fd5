package org.featurescope.model.rewriting;

import java.util.List;
import java.util.Map;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Gives the gradient of a local response normalization the attributes of the normalization.
 *
 * <p>{@code LRN} divides each value by {@code (bias + alpha * sum of the squares of the depth_radius channels on either
 * side)^beta}. TensorFlow's C API differentiates it by an {@code LRNGrad} that has none of these attributes ({@code
 * LRNGradHelper} in {@code cc/gradients/nn_grad.cc}), so that the op's defaults are used. With these the gradient is
 * wrong for networks like Inception V1 and GoogLeNet, whose {@code alpha} is 0.0001 or less and not 1.
 */
public final class NormalizationGradients {
    private static final List<String> ATTRIBUTES = List.of("depth_radius", "bias", "alpha", "beta");
    /** The index of the normalization's output among the inputs of its gradient. */
    private static final int OUTPUT = 2;

    private NormalizationGradients() {}

    /** Corrects the gradients of all normalizations. All names stay. */
    public static GraphDef mended(GraphDef graph) {
        Map<String, NodeDef> nodes = Nodes.byName(graph);
        GraphDef.Builder mended = graph.toBuilder();
        mended.getNodeBuilderList().stream()
                .filter(node -> node.getOp().equals("LRNGrad"))
                .forEach(node -> mend(node, Nodes.of(nodes, Nodes.name(node.getInput(OUTPUT)))));
        return mended.build();
    }

    private static void mend(NodeDef.Builder gradient, NodeDef normalization) {
        for (String attribute : ATTRIBUTES) {
            if (normalization.containsAttr(attribute)) {
                gradient.putAttr(attribute, normalization.getAttrOrThrow(attribute));
            }
        }
    }
}
