package org.featurescope.model.rewriting;

import java.util.List;
import java.util.Map;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Gives the gradient of a local response normalization the numbers of the normalization itself.
 *
 * <p>{@code LRN} divides each value by {@code (bias + alpha * sum of the squares of the depth_radius channels on either
 * side)^beta}. TensorFlow's C API differentiates it by an {@code LRNGrad} that has none of these attributes ({@code
 * LRNGradHelper} in {@code cc/gradients/nn_grad.cc}), so that the op's defaults are taken: with them the gradient of the
 * article's own network and of GoogLeNet, whose {@code alpha} is 0.0001 or less and not 1, points elsewhere.
 */
public final class NormalizationGradients {
    private static final List<String> ATTRIBUTES = List.of("depth_radius", "bias", "alpha", "beta");
    /** Among the inputs of the gradient: what the normalization came to. */
    private static final int OUTPUT = 2;

    private NormalizationGradients() {}

    /** {@code graph} with the gradients of its normalizations as they should be; all names stay. */
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
