package org.featurescope.optimize.picture.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/**
 * Adds the gradient with respect to the variables of a {@link PictureGraph}. {@link Graph#addGradients} cannot
 * differentiate {@link Sampling}, so the chain rule is applied in three parts: from the objective to the sampled pixels, and
 * to the planes where they are read without sampling; through the sampling; from the planes to the variables.
 */
final class PictureGradients {
    private static final String SCOPE = "picture_gradients";

    private final Graph graph;
    private final Output<?>[] reads;

    /** @param graph that the pictures' nodes were imported to */
    PictureGradients(Graph graph, List<Variable> variables) {
        this.graph = graph;
        this.reads = variables.stream()
                .map(variable -> PictureGraph.floats(graph, variable.read()))
                .toArray(Output<?>[]::new);
    }

    /**
     * Adds the gradients with respect to the variables, given the gradients with respect to nodes computed from these.
     *
     * @param outputs the planes and other nodes
     * @param gradients with respect to each of the outputs
     */
    List<Operand<TFloat32>> ofPlanes(List<Output<TFloat32>> outputs, List<Output<TFloat32>> gradients) {
        return typed(graph.addGradients(
                SCOPE, outputs.toArray(Output<?>[]::new), reads, gradients.toArray(Output<?>[]::new)));
    }

    /** Adds the gradients of pictures that are seen without a transformation. */
    List<Operand<TFloat32>> untransformed(Output<TFloat32> values) {
        return typed(graph.addGradients(values, reads));
    }

    /** Adds the gradients of pictures that are sampled through a transformation. */
    List<Operand<TFloat32>> through(Sampling sampling, Output<TFloat32> values) {
        Set<GraphOperation> used = graph.subgraphTo(Set.of(values));
        List<Output<TFloat32>> inner = new ArrayList<>();
        List<Output<TFloat32>> planes = new ArrayList<>();
        addIfUsed(used, PictureGraph.SAMPLED, PictureGraph.PLANE, inner, planes);
        addIfUsed(used, PictureGraph.WHOLE_PLANE, PictureGraph.WHOLE_PLANE, inner, planes);
        List<Operand<TFloat32>> ofInner = typed(graph.addGradients(values, inner.toArray(Output<?>[]::new)));
        return ofPlanes(
                planes,
                IntStream.range(0, inner.size())
                        .mapToObj(i -> inner.get(i).equals(planes.get(i))
                                ? ofInner.get(i).asOutput()
                                : sampling.nodes(graph).gradient(ofInner.get(i)).asOutput())
                        .toList());
    }

    /** Adds a node and its planes to the lists if the differentiated value depends on the node. */
    private void addIfUsed(
            Set<GraphOperation> used,
            String node,
            String plane,
            List<Output<TFloat32>> inner,
            List<Output<TFloat32>> planes) {
        if (used.contains(graph.operation(node))) {
            inner.add(PictureGraph.floats(graph, node));
            planes.add(PictureGraph.floats(graph, plane));
        }
    }

    /** Casts gradients to the type of the differentiated value. */
    @SuppressWarnings("unchecked")
    static List<Operand<TFloat32>> typed(Output<?>[] gradients) {
        return IntStream.range(0, gradients.length)
                .<Operand<TFloat32>>mapToObj(i -> (Output<TFloat32>) gradients[i])
                .toList();
    }
}
