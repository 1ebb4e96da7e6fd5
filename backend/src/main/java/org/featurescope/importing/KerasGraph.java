package org.featurescope.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.featurescope.model.rewriting.FrozenGraphBuilder;

/**
 * Turns the part of a Keras model that a layer depends on into a frozen graph.
 *
 * <p>A convolution without bias, its batch normalization and its ReLU become one convolution with bias and a ReLU: with
 * {@code f = 1 / sqrt(variance + epsilon)} per channel the kernel is multiplied by {@code f} and the bias is {@code
 * beta - mean * f} (Ioffe and Szegedy, "Batch Normalization", 2015, arXiv:1502.03167; these layers have no gamma). The
 * ReLU gets the convolution's Keras name, and its input {@code <name>_pre_relu}.
 *
 * <p>The graph's input takes {@code 255 * x - 117} for a colour {@code x} in [0, 1]; the Keras model expects
 * {@code 2 * x - 1}. Therefore two nodes in front of it turn {@code v} into {@code (v - 10.5) / 127.5}.
 */
final class KerasGraph {
    /** The graph's input node. */
    static final String INPUT = "input";

    private static final String CHANNELS_LAST = "channels_last";

    private final KerasModel model;
    private final FrozenGraphBuilder graph = new FrozenGraphBuilder();
    private final Map<String, Output> outputs = new LinkedHashMap<>();
    private final List<String> convolutions = new ArrayList<>();

    private record Output(String node, int channels) {}

    private KerasGraph(KerasModel model) {
        this.model = model;
    }

    /** Builds the graph of everything that {@code layer} depends on. */
    static KerasGraph upTo(KerasModel model, String layer) throws IOException {
        KerasGraph graph = new KerasGraph(model);
        graph.output(layer);
        return graph;
    }

    /** Returns the graph that was built. */
    FrozenGraphBuilder graph() {
        return graph;
    }

    /** Returns the names of the convolutions that were built. */
    List<String> convolutions() {
        return List.copyOf(convolutions);
    }

    /** Returns the number of channels of a layer that was built. */
    int channels(String layer) throws IOException {
        Output output = outputs.get(layer);
        if (output == null) {
            throw new IOException("the graph has no layer " + layer);
        }
        return output.channels();
    }

    private Output output(String name) throws IOException {
        Output known = outputs.get(name);
        if (known != null) {
            return known;
        }
        KerasModel.Layer layer = model.layer(name);
        if (!layer.type().equals("InputLayer")) {
            layer.require("trainable", false);
        }
        Output made = switch (layer.type()) {
            case "InputLayer" -> input();
            case "Activation" -> convolution(layer);
            case "MaxPooling2D" -> pool(layer, "MaxPool");
            case "AveragePooling2D" -> pool(layer, "AvgPool");
            case "Concatenate" -> concatenation(layer);
            default -> throw new IOException("%s is a %s, which is not known".formatted(name, layer.type()));
        };
        outputs.put(name, made);
        return made;
    }

    private Output input() {
        graph.pictures(INPUT);
        String shift = graph.constant("input_shift", new float[] {10.5f});
        String scale = graph.constant("input_scale", new float[] {1 / 127.5f});
        String centred = graph.operation("input_centred", "Sub", INPUT, shift);
        return new Output(graph.operation("input_scaled", "Mul", centred, scale), 3);
    }

    private Output convolution(KerasModel.Layer activation) throws IOException {
        activation.require("activation", "relu");
        KerasModel.Layer normalization = notTrained(activation.input(), "BatchNormalization");
        normalization.require("axis", 3);
        normalization.require("center", true);
        normalization.require("scale", false);
        KerasModel.Layer layer = notTrained(normalization.input(), "Conv2D");
        layer.require("use_bias", false);
        layer.require("activation", "linear");
        layer.require("data_format", CHANNELS_LAST);
        if (!Arrays.equals(layer.pair("dilation_rate"), new int[] {1, 1})) {
            throw new IOException(layer.name() + " is dilated");
        }
        Output input = output(layer.input());
        return folded(layer, normalization, input);
    }

    private Output folded(KerasModel.Layer layer, KerasModel.Layer normalization, Output input) throws IOException {
        String name = layer.name();
        int[] size = layer.pair("kernel_size");
        int in = input.channels();
        int out = layer.config().path("filters").intValue();
        float[] steps = model.steps(name + "/kernel", size[0], size[1], in, out);
        double step = model.scale(name + "/kernel", size[0], size[1], in, out);
        double[] mean = model.weights(normalization.name() + "/moving_mean", out);
        double[] variance = model.weights(normalization.name() + "/moving_variance", out);
        double[] beta = model.weights(normalization.name() + "/beta", out);
        double epsilon = normalization.config().path("epsilon").doubleValue();

        float[] scale = new float[out];
        float[] bias = new float[out];
        for (int channel = 0; channel < out; channel++) {
            double factor = 1 / Math.sqrt(variance[channel] + epsilon);
            scale[channel] = (float) (step * factor);
            bias[channel] = (float) (beta[channel] - mean[channel] * factor);
        }
        convolutions.add(name);
        String w = graph.scaledConstant(name + "_w", steps, scale, size[0], size[1], in, out);
        String b = graph.constant(name + "_b", bias, out);
        String convolved = graph.convolution(name + "_conv", input.node(), w, layer.pair("strides"), padding(layer));
        String biased = graph.operation(name + "_pre_relu", "BiasAdd", convolved, b);
        return new Output(graph.operation(name, "Relu", biased), out);
    }

    private Output pool(KerasModel.Layer layer, String op) throws IOException {
        layer.require("data_format", CHANNELS_LAST);
        Output input = output(layer.input());
        String node = graph.pool(
                layer.name(), op, input.node(), layer.pair("pool_size"), layer.pair("strides"), padding(layer));
        return new Output(node, input.channels());
    }

    private Output concatenation(KerasModel.Layer layer) throws IOException {
        layer.require("axis", 3);
        List<String> nodes = new ArrayList<>();
        int channels = 0;
        for (String input : layer.inputs()) {
            Output branch = output(input);
            nodes.add(branch.node());
            channels += branch.channels();
        }
        return new Output(graph.concatenation(layer.name(), nodes), channels);
    }

    /** Returns a layer, which must be of that type and not trained further. */
    private KerasModel.Layer notTrained(String name, String type) throws IOException {
        KerasModel.Layer layer = model.layer(name);
        if (!layer.type().equals(type)) {
            throw new IOException("%s is a %s, not a %s".formatted(name, layer.type(), type));
        }
        layer.require("trainable", false);
        return layer;
    }

    private static String padding(KerasModel.Layer layer) throws IOException {
        String padding = layer.config().path("padding").asText().toUpperCase(Locale.ROOT);
        if (!padding.equals("SAME") && !padding.equals("VALID")) {
            throw new IOException("%s: padding is \"%s\", not \"same\" or \"valid\"".formatted(layer.name(), padding));
        }
        return padding;
    }
}
