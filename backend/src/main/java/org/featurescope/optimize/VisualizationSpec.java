package org.featurescope.optimize;

import java.util.List;

/**
 * What to optimize: one picture for each unit, all units of one layer, in one batch.
 *
 * @param layer name of the layer
 * @param channels the channel of each picture; a channel may stand more than once
 * @param objective what of each unit is made large
 * @param size height and width of each picture, pixels
 * @param steps number of steps of the optimizer
 * @param seed everything random draws from it
 */
public record VisualizationSpec(
        String layer, List<Integer> channels, Objective objective, int size, int steps, long seed) {
    public VisualizationSpec {
        channels = List.copyOf(channels);
    }
}
