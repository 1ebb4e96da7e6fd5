package org.featurescope.model;

import java.util.List;
import org.featurescope.model.UnitExpression.Unit;

/**
 * The weights and biases with which units read the activations of another layer at the same position, as units of a
 * convolution of 1 x 1 and of a fully connected layer do. Normalizations with constant parameters are part of them.
 *
 * <p>Before its ReLU, if it has one, the activation of unit {@code u} is {@code sum_c weights[u][c] x[c] + biases[u]},
 * where {@code x} is the activation vector of the other layer.
 *
 * @param input the layer whose activations the units read
 * @param weights {@code [units][channels of the input]}
 * @param biases {@code [units]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PointwiseWeights(Layer input, float[][] weights, float[] biases) {
    /**
     * Reads the weights of units of one layer from the network's graph.
     *
     * @param field the name of the field that names the units, for messages
     * @throws org.featurescope.validate.NotFoundException if the network lacks a unit
     * @throws org.featurescope.validate.InvalidInputException if a unit is not computed in this way from the activations
     *     of a layer with two channels or more, or two units from different layers; the message says how it is computed
     */
    public static PointwiseWeights of(String field, Network network, List<Unit> units) {
        return new PointwiseReader(field, network).read(units);
    }

    /** Returns the activation of a unit before its ReLU. */
    public double output(int unit, float[] activations) {
        double sum = biases[unit];
        for (int channel = 0; channel < activations.length; channel++) {
            sum += (double) weights[unit][channel] * activations[channel];
        }
        return sum;
    }
}
