package org.featurescope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.featurescope.validate.Validate;

/**
 * The layers of a fully connected network.
 *
 * @param inputs the number of inputs
 * @param hidden the hidden layers, the first one next to the inputs
 * @param outputs the number of outputs
 * @param output how the last layer answers
 * @param frequency of the sines with which a first hidden layer of sines begins, radians for an input of 1
 */
public record Architecture(int inputs, List<Hidden> hidden, int outputs, Output output, double frequency) {
    /** The most weights and biases of a network. */
    public static final int MOST_WEIGHTS = 200_000;
    /** The most hidden layers. */
    public static final int MOST_LAYERS = 8;

    public Architecture {
        hidden = List.copyOf(hidden);
    }

    /**
     * A hidden layer.
     *
     * @param neurons how many it has
     * @param activation the function that it applies to its sums
     */
    public record Hidden(int neurons, Activation activation) {}

    /**
     * A layer's weights within all weights: a matrix {@code [from][to]}, then a bias for each of {@code to}.
     *
     * @param from the number of neurons or inputs before the layer
     * @param to the number of its neurons
     * @param begin the index of its first weight
     */
    public record LayerWeights(int from, int to, int begin) {
        /** Returns the index of the weight from one neuron to another. */
        public int weight(int source, int target) {
            return begin + source * to + target;
        }

        /** Returns the index of a neuron's bias. */
        public int bias(int neuron) {
            return begin + from * to + neuron;
        }

        /** Returns the index after its last bias. */
        public int end() {
            return begin + (from + 1) * to;
        }
    }

    /** Returns the weights of all layers; the last layer is the output. */
    public List<LayerWeights> layers() {
        List<LayerWeights> layers = new ArrayList<>();
        int from = inputs;
        int begin = 0;
        for (int i = 0; i <= hidden.size(); i++) {
            int to = i == hidden.size() ? outputs : hidden.get(i).neurons();
            LayerWeights layer = new LayerWeights(from, to, begin);
            layers.add(layer);
            begin = layer.end();
            from = to;
        }
        return layers;
    }

    /** Returns the number of all weights and biases. */
    public long size() {
        long size = 0;
        int from = inputs;
        for (Hidden layer : hidden) {
            size += (from + 1L) * layer.neurons();
            from = layer.neurons();
        }
        return size + (from + 1L) * outputs;
    }

    /**
     * Checks that the network is small enough.
     *
     * @param field the field that the exception names
     */
    public void check(String field) {
        Validate.isTrue(
                field,
                hidden.size() <= MOST_LAYERS,
                "a network may have %d hidden layers, but this one has %d".formatted(MOST_LAYERS, hidden.size()));
        Validate.isTrue(
                field,
                size() <= MOST_WEIGHTS,
                "a network may have %d weights and biases, but this one would have %d; take fewer neurons"
                        .formatted(MOST_WEIGHTS, size()));
    }

    /** Returns this architecture with other hidden layers. */
    Architecture withHidden(List<Hidden> layers) {
        return new Architecture(inputs, layers, outputs, output, frequency);
    }

    /**
     * Draws the weights to begin with: uniform numbers whose variance keeps that of the activations (Glorot and Bengio
     * 2010; for rectified layers He et al. 2015). Biases are 0. Layers of sines begin as in Sitzmann et al. 2020: their
     * weights keep the variance of the sums, the first of them has the network's frequency, and their biases are phases.
     */
    public float[] start(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] weights = new float[Math.toIntExact(size())];
        List<LayerWeights> layers = layers();
        for (int i = 0; i < layers.size(); i++) {
            LayerWeights layer = layers.get(i);
            draw(random, weights, layer.begin(), layer.bias(0), bound(i, layer));
            if (isOfSines(i)) {
                draw(random, weights, layer.bias(0), layer.end(), Math.PI);
            }
        }
        return weights;
    }

    private static void draw(SplittableRandom random, float[] weights, int from, int to, double bound) {
        for (int at = from; at < to; at++) {
            weights[at] = (float) (bound * (2 * random.nextDouble() - 1));
        }
    }

    /** Returns the largest weight with which a layer begins. */
    private double bound(int number, LayerWeights layer) {
        if (number == hidden.size()) {
            return Math.sqrt(6.0 / (layer.from() + layer.to()));
        }
        return switch (hidden.get(number).activation()) {
            case RELU, LEAKY_RELU -> Math.sqrt(6.0 / layer.from());
            case SIN -> number == 0 ? frequency / layer.from() : Math.sqrt(6.0 / layer.from());
            case SIGMOID, TANH -> Math.sqrt(6.0 / (layer.from() + layer.to()));
        };
    }

    private boolean isOfSines(int number) {
        return number < hidden.size() && hidden.get(number).activation() == Activation.SIN;
    }

    /**
     * Returns a neuron's sum of weighted inputs and bias, before its activation.
     *
     * @param weights of the whole network
     * @param input of the network
     * @param layer the neuron's layer, from 0; the one after the hidden layers is the output
     * @param neuron the neuron within its layer, from 0
     */
    public double sum(float[] weights, double[] input, int layer, int neuron) {
        List<LayerWeights> layers = layers();
        double[] values = input;
        for (int i = 0; i < layer; i++) {
            Activation activation = hidden.get(i).activation();
            double[] next = new double[layers.get(i).to()];
            for (int target = 0; target < next.length; target++) {
                next[target] = activation.of(sum(layers.get(i), weights, values, target));
            }
            values = next;
        }
        return sum(layers.get(layer), weights, values, neuron);
    }

    private static double sum(LayerWeights layer, float[] weights, double[] values, int neuron) {
        double sum = weights[layer.bias(neuron)];
        for (int source = 0; source < layer.from(); source++) {
            sum += values[source] * weights[layer.weight(source, neuron)];
        }
        return sum;
    }
}
