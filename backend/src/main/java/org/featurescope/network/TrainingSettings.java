package org.featurescope.network;

/**
 * How a network is trained.
 *
 * @param rate the factor of the gradient in a step
 * @param batch the number of examples of a step
 * @param l1 the factor of the sum of the weights' absolute values in the cost
 * @param l2 the factor of half the sum of their squares
 */
public record TrainingSettings(double rate, int batch, double l1, double l2) {}
