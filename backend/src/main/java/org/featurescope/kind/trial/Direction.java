package org.featurescope.kind.trial;

/**
 * A direction of a layer's activation space.
 *
 * @param family the family that it belongs to
 * @param name its name; that of a neuron or random direction is an expression of units, which links can have
 * @param vector of length 1, {@code [channels]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Direction(Family family, String name, float[] vector) {}
