package org.featurescope.kind.linear;

/**
 * The shape of the layers that a kind shows, and the layer that it shows by default.
 *
 * @param inputs the number of inputs
 * @param neurons the number of neurons by default
 * @param mostNeurons the greatest number of neurons
 * @param seed the seed by default
 */
public record LayerShape(int inputs, int neurons, int mostNeurons, long seed) {}
