package org.featurescope.bench.measure;

import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.NormalizationGradients;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.graph.NetworkSplice;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of a channel's mean with respect to a fixed input, computed by TensorFlow and nothing else: the baseline of an
 * optimization step. The input is a variable.
 */
final class PlainGradient implements AutoCloseable, Runnable {
    /** The channel whose mean is differentiated, here and in the step that is compared. */
    static final int CHANNEL = 1;

    private static final String INPUT = "input";

    private final Graph graph = new Graph();
    private final Session session;
    private final Operation gradient;

    PlainGradient(Network network, Layer layer, int batch, int size, Precision precision) {
        try (Graph differentiated = new Graph()) {
            differentiated.importGraphDef(
                    NetworkSplice.upTo(List.of(layer.name()), network, input(batch, size), INPUT));
            String node = differentiate(differentiated, layer);
            graph.importGraphDef(NormalizationGradients.mended(differentiated.toGraphDef()));
            this.gradient = graph.operationOrThrow(node);
        }
        this.session = Sessions.open(graph, SessionThreads.ALL, precision.config());
        session.runner().addTarget("fill").run().close();
    }

    /** Adds the gradient to the graph, and returns its node's name. */
    private static String differentiate(Graph graph, Layer layer) {
        Ops tf = Ops.create(graph);
        Output<TFloat32> activation = output(graph, NetworkSplice.preReluName(layer));
        var map = tf.gather(
                activation, tf.constant(CHANNEL), tf.constant(activation.shape().numDimensions() - 1));
        var objective = tf.math.mean(map, tf.range(tf.constant(0), tf.rank(map), tf.constant(1)));
        return graph.addGradients(objective.asOutput(), new Output<?>[] {output(graph, INPUT)})[0]
                .op()
                .name();
    }

    private static GraphDef input(int batch, int size) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Shape shape = Shape.of(batch, size, size, 3);
            var variable = tf.withName("picture").varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName("picture"));
            var noise = tf.random.statelessRandomNormal(
                    tf.constant(new int[] {batch, size, size, 3}), tf.constant(new int[] {1, 2}));
            tf.withName("fill").assignVariableOp(variable, tf.math.mul(noise, tf.constant(40f)));
            tf.withName(INPUT).readVariableOp(variable, TFloat32.class);
            return graph.toGraphDef();
        }
    }

    @SuppressWarnings("unchecked")
    private static Output<TFloat32> output(Graph graph, String node) {
        return (Output<TFloat32>) graph.outputOrThrow(node + ":0");
    }

    /** Computes the gradient once. */
    @Override
    public void run() {
        session.runner().addTarget(gradient).run().close();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
