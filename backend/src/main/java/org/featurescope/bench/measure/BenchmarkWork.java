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
 * How much arithmetic a step asks for, counted from the graph: the multiply-adds of {@code Conv2D},
 * {@code DepthwiseConv2dNative} and {@code MatMul}. Everything else a network does is small beside them.
 */
public final class BenchmarkWork {
    /** What the gradient with respect to the input adds: as much again, since each product is multiplied by the transpose. */
    private static final int FORWARD_AND_BACKWARD = 2;

    private BenchmarkWork() {}

    /** The multiply-adds of one gradient: the network up to the layer, forward, and backward to its input. */
    static long ofGradient(Network network, Layer layer, int batch, int size) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(NetworkSplice.upTo(List.of(layer.name()), network, input(batch, size), "input"));
            return FORWARD_AND_BACKWARD * multiplyAdds(graph);
        }
    }

    /**
     * The multiply-adds of a step, whose graph has the network's nodes under {@link NetworkSplice#PREFIX}: those of the
     * network as far as it is computed, forward, and as many backward. The few of the objective and of the pictures are not
     * counted.
     */
    static long ofStep(GraphDef step) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(step);
            return FORWARD_AND_BACKWARD
                    * multiplyAdds(graph, operation -> operation.name().startsWith(NetworkSplice.PREFIX));
        }
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
     * The multiply-adds of a graph run once.
     *
     * @throws IllegalArgumentException if an operation that counts has a shape that is not known
     */
    static long multiplyAdds(Graph graph) {
        return multiplyAdds(graph, any -> true);
    }

    private static long multiplyAdds(Graph graph, Predicate<GraphOperation> counted) {
        long sum = 0;
        for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
            GraphOperation operation = all.next();
            if (counted.test(operation)) {
                sum = Math.addExact(sum, multiplyAdds(operation));
            }
        }
        return sum;
    }

    private static long multiplyAdds(GraphOperation operation) {
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
