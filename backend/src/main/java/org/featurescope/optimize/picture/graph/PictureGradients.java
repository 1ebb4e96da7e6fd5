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
 * The gradient with respect to the variables of a {@link PictureGraph}, by the chain rule in three parts, since the one
 * in the middle, {@link Sampling}, is not known to {@link Graph#addGradients}: to what is sampled and to the planes
 * where they are read as they are; through the sampling; from the planes to the variables.
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

    /** Of planes, and what else is made of the variables, of which the gradients are known. */
    List<Operand<TFloat32>> ofPlanes(List<Output<TFloat32>> made, List<Output<TFloat32>> gradients) {
        return typed(
                graph.addGradients(SCOPE, made.toArray(Output<?>[]::new), reads, gradients.toArray(Output<?>[]::new)));
    }

    /** Of pictures that are seen without any transformation. */
    List<Operand<TFloat32>> straightOn(Output<TFloat32> values) {
        return typed(graph.addGradients(values, reads));
    }

    /** Of pictures that are sampled. */
    List<Operand<TFloat32>> through(Sampling sampling, Output<TFloat32> values) {
        Set<GraphOperation> leading = graph.subgraphTo(Set.of(values));
        List<Output<TFloat32>> inner = new ArrayList<>();
        List<Output<TFloat32>> planes = new ArrayList<>();
        add(leading, PictureGraph.SAMPLED, PictureGraph.PLANE, inner, planes);
        add(leading, PictureGraph.WHOLE_PLANE, PictureGraph.WHOLE_PLANE, inner, planes);
        List<Operand<TFloat32>> ofInner = typed(graph.addGradients(values, inner.toArray(Output<?>[]::new)));
        return ofPlanes(
                planes,
                IntStream.range(0, inner.size())
                        .mapToObj(i -> inner.get(i).equals(planes.get(i))
                                ? ofInner.get(i).asOutput()
                                : sampling.nodes(graph).gradient(ofInner.get(i)).asOutput())
                        .toList());
    }

    /** Keeps a node, and the planes that it is made of, if it leads to what is differentiated. */
    private void add(
            Set<GraphOperation> leading,
            String node,
            String plane,
            List<Output<TFloat32>> inner,
            List<Output<TFloat32>> planes) {
        if (leading.contains(graph.operation(node))) {
            inner.add(PictureGraph.floats(graph, node));
            planes.add(PictureGraph.floats(graph, plane));
        }
    }

    @SuppressWarnings("unchecked") // of the type of what is differentiated
    static List<Operand<TFloat32>> typed(Output<?>[] gradients) {
        return IntStream.range(0, gradients.length)
                .<Operand<TFloat32>>mapToObj(i -> (Output<TFloat32>) gradients[i])
                .toList();
    }
}
