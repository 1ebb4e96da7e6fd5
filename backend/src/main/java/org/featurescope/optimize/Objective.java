package org.featurescope.optimize;

/**
 * What of a unit is made large. Every objective reads the layer before its ReLU where the graph has one, and counts what
 * lies below zero at {@link Ascent#leak} of its worth; see {@link ObjectiveGraph}.
 */
public enum Objective {
    /** The unit's activation at the centre of its map, row {@code height / 2} and column {@code width / 2}. */
    NEURON,
    /** The mean of the unit's map. */
    CHANNEL,
    /** The mean of the unit's map, negated: what the unit is most against. */
    NEGATIVE_CHANNEL
}
