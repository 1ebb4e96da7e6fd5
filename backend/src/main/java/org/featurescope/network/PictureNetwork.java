package org.featurescope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.ModelDescriptor.LayerEntry;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.network.Architecture.LayerWeights;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * Turns a trained network whose inputs are the pixels of a grey square picture into one that feature visualization takes: its
 * first layer becomes a convolution whose kernel covers the picture, the others become convolutions of one pixel. The grey of
 * a pixel is the mean of its red, green and blue.
 */
public final class PictureNetwork {
    private static final int COLOURS = 3;
    private static final String INPUT = "input";

    private PictureNetwork() {}

    /** Returns the name of a layer, counted from 0; the last is the output layer. Its values are the sums before the activation. */
    public static String layerName(int layer) {
        return "layer" + (layer + 1);
    }

    /**
     * Returns the network.
     *
     * @param weights as {@link TrainingGraph#weights} returns them
     * @param side height and width of its pictures, pixels
     * @throws IllegalArgumentException if the network does not have an input for each pixel
     */
    public static Network of(Architecture architecture, float[] weights, int side) {
        if (architecture.inputs() != side * side) {
            throw new IllegalArgumentException(
                    "%d inputs for %d x %d pixels".formatted(architecture.inputs(), side, side));
        }
        GraphDef graph = graph(architecture, weights, side);
        List<Layer> layers = new ArrayList<>();
        List<LayerEntry> entries = new ArrayList<>();
        for (LayerWeights place : architecture.layers()) {
            String name = layerName(layers.size());
            layers.add(new Layer(name, name, "dense", layers.size(), place.to(), 1, 1, side));
            entries.add(new LayerEntry(name, name));
        }
        ModelDescriptor descriptor = new ModelDescriptor(
                "trained",
                "A small trained network",
                "A small fully connected network, trained here.",
                "",
                "",
                "",
                new InputSpec(INPUT, side, side, side, 1, 0),
                entries,
                Optional.empty());
        return new Network(descriptor, Sha256.of(graph.toByteArray()), graph, layers, List.of());
    }

    private static GraphDef graph(Architecture architecture, float[] weights, int side) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> before =
                    tf.withName(INPUT).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, COLOURS)));
            List<LayerWeights> layers = architecture.layers();
            for (int i = 0; i < layers.size(); i++) {
                Operand<TFloat32> kernel =
                        i == 0 ? pictureKernel(tf, layers.get(i), weights, side) : kernel(tf, layers.get(i), weights);
                Operand<TFloat32> sums = tf.withName(layerName(i))
                        .nn
                        .biasAdd(
                                tf.nn.conv2d(before, kernel, List.of(1L, 1L, 1L, 1L), "VALID"),
                                bias(tf, layers.get(i), weights));
                before = i == layers.size() - 1
                        ? sums
                        : architecture.hidden().get(i).activation().of(tf, sums);
            }
            return graph.toGraphDef();
        }
    }

    private static Operand<TFloat32> pictureKernel(Ops tf, LayerWeights layer, float[] weights, int side) {
        float[] kernel = new float[layer.from() * COLOURS * layer.to()];
        int at = 0;
        for (int pixel = 0; pixel < layer.from(); pixel++) {
            for (int colour = 0; colour < COLOURS; colour++) {
                for (int neuron = 0; neuron < layer.to(); neuron++) {
                    kernel[at++] = weights[layer.weight(pixel, neuron)] / COLOURS;
                }
            }
        }
        return tf.constant(Shape.of(side, side, COLOURS, layer.to()), DataBuffers.of(kernel, true, false));
    }

    private static Operand<TFloat32> kernel(Ops tf, LayerWeights layer, float[] weights) {
        return tf.constant(
                Shape.of(1, 1, layer.from(), layer.to()),
                DataBuffers.of(weights, true, false).slice(layer.begin(), (long) layer.from() * layer.to()));
    }

    private static Operand<TFloat32> bias(Ops tf, LayerWeights layer, float[] weights) {
        return tf.constant(
                Shape.of(layer.to()), DataBuffers.of(weights, true, false).slice(layer.bias(0), layer.to()));
    }
}
