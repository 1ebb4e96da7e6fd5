package org.featurescope.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear layer {@code A = W x + b}. Immutable.
 *
 * @param weights the weights {@code W}: a row for each neuron, a number for each input
 * @param biases the biases {@code b}, one for each neuron
 */
public record LinearLayer(List<List<Double>> weights, List<Double> biases) {
    public LinearLayer {
        weights = weights.stream().map(List::copyOf).toList();
        biases = List.copyOf(biases);
        if (weights.size() != biases.size()) {
            throw new IllegalArgumentException(
                    "%d rows of weights for %d biases".formatted(weights.size(), biases.size()));
        }
    }

    /**
     * Returns a layer of standard normal numbers, see {@link SeededNormals}. They are drawn neuron after neuron, its
     * weights before its bias, so that a larger layer of the same seed begins with the same neurons.
     */
    public static LinearLayer drawn(long seed, int neurons, int inputs) {
        SeededNormals normals = new SeededNormals(seed);
        List<List<Double>> weights = new ArrayList<>();
        List<Double> biases = new ArrayList<>();
        for (int neuron = 0; neuron < neurons; neuron++) {
            List<Double> row = new ArrayList<>();
            for (int input = 0; input < inputs; input++) {
                row.add(normals.next());
            }
            weights.add(row);
            biases.add(normals.next());
        }
        return new LinearLayer(weights, biases);
    }

    /** Returns the layer whose weights are given as one list, neuron after neuron. */
    public static LinearLayer of(List<Double> weights, List<Double> biases) {
        int inputs = biases.isEmpty() ? 0 : weights.size() / biases.size();
        List<List<Double>> rows = new ArrayList<>();
        for (int neuron = 0; neuron < biases.size(); neuron++) {
            rows.add(weights.subList(neuron * inputs, (neuron + 1) * inputs));
        }
        return new LinearLayer(rows, biases);
    }

    /** Returns the number of neurons. */
    public int neurons() {
        return biases.size();
    }

    /** Returns the output of a neuron before any activation function. */
    public double output(int neuron, double... x) {
        double sum = biases.get(neuron);
        for (int input = 0; input < x.length; input++) {
            sum += weights.get(neuron).get(input) * x[input];
        }
        return sum;
    }
}
