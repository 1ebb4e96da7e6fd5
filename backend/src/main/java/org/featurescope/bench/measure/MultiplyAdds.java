package org.featurescope.bench.measure;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.graph.NetworkSplice;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * Counts the arithmetic of a graph: the multiply-adds of {@code Conv2D}, {@code DepthwiseConv2dNative} and {@code MatMul}.
 * All other operations of a network are small beside them.
 */
final class MultiplyAdds {
    /** The gradient costs as much as the forward pass, since each product is multiplied by the transpose. */
    private static final int FORWARD_AND_BACKWARD = 2;

    private MultiplyAdds() {}

    /** Returns the multiply-adds of one gradient of a layer with respect to the network's input, forward and backward. */
    static long ofGradient(Network network, Layer layer, int batch, int size) {
        GraphDef forward = NetworkSplice.upTo(List.of(layer.name()), network, input(batch, size), "input");
        return FORWARD_AND_BACKWARD * of(forward);
    }

    /**
     * Returns the multiply-adds of the network's part of an optimization step, forward and backward. Those of the pictures and
     * the objective are few and not counted.
     *
     * @param step the graph of a step, in which the network's nodes begin with {@link NetworkSplice#PREFIX}
     */
    static long ofStep(GraphDef step) {
        return FORWARD_AND_BACKWARD * of(step, name -> name.startsWith(NetworkSplice.PREFIX));
    }

    private static GraphDef input(int batch, int size) {
        try (Graph graph = new Graph()) {
            Ops.create(graph)
                    .withName("input")
                    .placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, size, size, 3)));
            return graph.toGraphDef();
        }
    }

    /**
     * Returns the multiply-adds of one run of a graph.
     *
     * @throws IllegalArgumentException if an operation that counts has an unknown shape
     */
    static long of(GraphDef definition) {
        return of(definition, any -> true);
    }

    /** Imports the graph, since TensorFlow infers the shapes of its operations then. */
    private static long of(GraphDef definition, Predicate<String> isCounted) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(definition);
            long sum = 0;
            for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
                GraphOperation operation = all.next();
                if (isCounted.test(operation.name())) {
                    sum = Math.addExact(sum, of(operation));
                }
            }
            return sum;
        }
    }

    private static long of(GraphOperation operation) {
        return switch (operation.type()) {
            // weights [height, width, channels in, channels out]
            case "Conv2D", "_FusedConv2D" ->
                count(operation, 0) * axis(operation, 1, 0) * axis(operation, 1, 1) * axis(operation, 1, 2);
            // weights [height, width, channels, channels out of each]
            case "DepthwiseConv2dNative" -> count(operation, 0) * axis(operation, 1, 0) * axis(operation, 1, 1);
            case "MatMul" ->
                count(operation, 0) * axis(operation, 0, operation.attributes().getAttrBool("transpose_a") ? 0 : 1);
            default -> 0;
        };
    }

    private static long count(GraphOperation operation, int output) {
        return known(operation, operation.output(output).shape().size());
    }

    private static long axis(GraphOperation operation, int input, int axis) {
        return known(operation, operation.input(input).shape().get(axis));
    }

    private static long known(GraphOperation operation, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("the shapes of \"%s\" are not known".formatted(operation.name()));
        }
        return size;
    }
}
