package org.featurescope.model;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.proto.GraphDef;

/**
 * Rewrites a graph of a frozen network and its gradient so that the processor computes the same numbers sooner, and the
 * right ones.
 *
 * @see NormalizationGradients
 * @see ConvolutionGradients
 * @see FusedConvolutions
 */
public final class StepTuning {
    private StepTuning() {}

    /**
     * The graph's definition, what does not lead to {@code targets} left out, and the rest rewritten.
     *
     * @param targets names of the nodes that will be run, fetched or fed
     * @param fused whether convolutions and their ReLUs are put together; not where TensorFlow is to choose the precision
     *     of each op by itself, for it leaves the fused ones alone
     */
    public static GraphDef tuned(Graph graph, List<String> targets, boolean fused) {
        GraphDef pruned = NormalizationGradients.mended(GraphSurgery.prune(graph.toGraphDef(), targets));
        GraphDef gradients = ConvolutionGradients.asConvolutions(pruned, node -> {
            Operation operation = graph.operationOrThrow(node);
            return operation.output(0).shape();
        });
        return GraphSurgery.prune(fused ? FusedConvolutions.of(gradients) : gradients, targets);
    }
}
