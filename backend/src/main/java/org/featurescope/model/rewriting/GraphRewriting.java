package org.featurescope.model.rewriting;

import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;

/**
 * Rewrites the graph of a frozen network and its gradient: corrects a gradient that TensorFlow gets wrong, and replaces
 * ops by ones that compute the same numbers faster.
 *
 * @see NormalizationGradients
 * @see NormalizationConvolutions
 * @see ConvolutionGradients
 * @see FusedConvolutions
 */
public final class GraphRewriting {
    private GraphRewriting() {}

    /**
     * Returns the rewritten definition of a graph, without the nodes that the targets do not need.
     *
     * @param targets names of the nodes that will be run, fetched or fed
     * @param fused whether to fuse convolutions with their ReLUs and to replace normalizations by convolutions. Must be
     *     false where TensorFlow chooses the precision of each op, since it would not lower that of fused ops, and
     *     would sum squares in low precision
     */
    public static GraphDef tuned(Graph graph, List<String> targets, boolean fused) {
        Function<String, Shape> shapes =
                node -> graph.operationOrThrow(node).output(0).shape();
        GraphDef mended = NormalizationGradients.mended(GraphSurgery.prune(graph.toGraphDef(), targets));
        if (!fused) {
            return GraphSurgery.prune(ConvolutionGradients.asConvolutions(mended, shapes), targets);
        }
        GraphDef normalizations = NormalizationConvolutions.of(mended, shapes);
        GraphDef gradients = ConvolutionGradients.asConvolutions(normalizations, shapes);
        return GraphSurgery.prune(FusedConvolutions.of(gradients), targets);
    }
}
