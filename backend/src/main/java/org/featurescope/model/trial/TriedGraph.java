package org.featurescope.model.trial;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.Shapes;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/** A network's graph for pictures of one size, up to some nodes, in an open session. It must be closed. */
final class TriedGraph implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session;
    private final TFloat32 pictures;
    private final String input;

    /**
     * Opens a graph.
     *
     * @param nodes that can be run
     * @throws RuntimeException if TensorFlow does not accept the graph
     */
    TriedGraph(Network network, Collection<String> nodes, int pictures, int height, int width) {
        InputSpec spec = network.descriptor().input();
        this.input = spec.node();
        try {
            graph.importGraphDef(definition(network, nodes, pictures, height, width));
            this.session = Sessions.open(graph, SessionThreads.ALL, ConfigProto.getDefaultInstance());
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
        float middle = (float) (spec.scale() / 2 + spec.offset());
        float amplitude = (float) (spec.scale() / 2);
        this.pictures = TFloat32.tensorOf(
                Shape.of(pictures, height, width, 3),
                values ->
                        values.scalars().forEachIndexed((at, value) -> value.setFloat(middle + amplitude * wave(at))));
    }

    /** Returns a number in [-1, 1] that varies from position to position. */
    private static float wave(long[] at) {
        return (float) Math.sin(1.7 * at[0] + 0.9 * at[1] + 0.7 * at[2] + 2.1 * at[3]);
    }

    /** Returns the graph up to some nodes with an input of one size. */
    static GraphDef definition(Network network, Collection<String> nodes, int pictures, int height, int width) {
        return Shapes.withInput(
                GraphSurgery.prune(network.graph(), nodes), network.descriptor().input(), pictures, height, width);
    }

    /** Returns the shapes of the outputs of all nodes, as TensorFlow infers them. */
    static Map<String, Shape> shapes(Network network, Collection<String> nodes, int pictures, int height, int width) {
        return Shapes.of(definition(network, nodes, pictures, height, width));
    }

    /** Computes some nodes and returns the shapes of their values. */
    List<Shape> run(List<String> nodes) {
        Session.Runner runner = session.runner().feed(input, pictures);
        nodes.forEach(runner::fetch);
        try (Result result = runner.run()) {
            return nodes.stream()
                    .map(node -> result.get(nodes.indexOf(node)).shape())
                    .toList();
        }
    }

    /**
     * Adds the gradient of the sum of a node's values with respect to the pictures.
     *
     * @return the gradient's node
     * @throws RuntimeException if there is none
     */
    String addGradient(String node) {
        Output<?>[] gradient = graph.addGradients(
                graph.outputOrThrow(node + ":0"), new Output<?>[] {graph.outputOrThrow(input + ":0")});
        return gradient[0].op().name();
    }

    /** Returns whether TensorFlow has a gradient of a node's operation with respect to one of its inputs. */
    boolean hasGradient(String node) {
        GraphOperation operation = graph.operationOrThrow(node);
        for (int i = 0; i < operation.numInputs(); i++) {
            try {
                graph.addGradients(operation.output(0), new Output<?>[] {operation.input(i)});
                return true;
            } catch (RuntimeException e) {
                // TensorFlow's answer to the question; another input may have a gradient
            }
        }
        return false;
    }

    /** Returns whether a node's values are float32. */
    boolean isFloat(String node) {
        return graph.outputOrThrow(node + ":0").dataType() == DataType.DT_FLOAT;
    }

    @Override
    public void close() {
        pictures.close();
        session.close();
        graph.close();
    }
}
