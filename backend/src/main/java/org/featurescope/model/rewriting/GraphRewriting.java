package org.featurescope.model.rewriting;

import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;

/**
 * Rewrites a graph of a frozen network and its gradient so that the processor computes the same numbers sooner, and the
 * right ones.
 *
 * @see NormalizationGradients
 * @see NormalizationConvolutions
 * @see ConvolutionGradients
 * @see FusedConvolutions
 */
public final class GraphRewriting {
    private GraphRewriting() {}

    /**
     * The graph's definition, what does not lead to {@code targets} left out, and the rest rewritten.
     *
     * @param targets names of the nodes that will be run, fetched or fed
     * @param fused whether convolutions and their ReLUs are put together, and normalizations written as convolutions; not
     *     where TensorFlow is to choose the precision of each op by itself, for it leaves the fused ones alone and would sum
     *     squares in few digits
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
