package org.featurescope.model.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.ActivationException;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.NormalizationGradients;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.types.TFloat32;

/**
 * Measures how long it takes to compute a layer for one picture, and the gradient of the sum of its activations with
 * respect to the picture.
 */
final class LayerTimes implements AutoCloseable {
    private static final int TIMES = 5;
    private static final double NANOSECONDS = 1e6;

    private final Graph graph = new Graph();
    private final List<Optional<String>> gradients = new ArrayList<>();
    private final Session session;
    private final TFloat32 input;
    private final String inputNode;
    private final List<Layer> layers;

    LayerTimes(Network network, RgbImage photograph) {
        this.layers = network.layers();
        this.inputNode = network.descriptor().input().node();
        try (Graph differentiated = new Graph()) {
            differentiated.importGraphDef(network.graph());
            layers.forEach(layer -> gradients.add(differentiate(differentiated, layer)));
            graph.importGraphDef(NormalizationGradients.mended(differentiated.toGraphDef()));
            this.session = Sessions.open(graph);
        } catch (RuntimeException e) {
            graph.close();
            throw ActivationException.notOpened(network, e);
        }
        this.input = network.descriptor().input().tensor(List.of(photograph));
    }

    /** Adds the gradient of a layer, and returns its node; empty if an operation on the way has no gradient. */
    private Optional<String> differentiate(Graph differentiated, Layer layer) {
        try {
            Output<?>[] found = differentiated.addGradients(
                    differentiated.outputOrThrow(layer.node() + ":0"),
                    new Output<?>[] {differentiated.outputOrThrow(inputNode + ":0")});
            return Optional.of(found[0].op().name());
        } catch (TensorFlowException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the milliseconds of a layer's forward pass, the median of five after one that prepares TensorFlow.
     *
     * @throws TensorFlowException if it fails
     */
    double forward(int depth) {
        return median(layers.get(depth).node());
    }

    /** Returns the same of the layer's gradient; empty if it has none. */
    Optional<Double> gradient(int depth) {
        return gradients.get(depth).flatMap(node -> {
            try {
                return Optional.of(median(node));
            } catch (TensorFlowException e) {
                return Optional.empty();
            }
        });
    }

    private double median(String node) {
        run(node);
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            run(node);
            times[i] = (System.nanoTime() - start) / NANOSECONDS;
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    private void run(String node) {
        session.runner().feed(inputNode, input).addTarget(node).run().close();
    }

    @Override
    public void close() {
        input.close();
        session.close();
        graph.close();
    }
}
