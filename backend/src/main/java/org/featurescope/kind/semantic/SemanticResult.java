package org.featurescope.kind.semantic;

import java.util.List;
import java.util.Optional;

/**
 * The data of a figure of a layer's activations for a photograph. It has either cells or groups.
 *
 * @param cells one for each picture of a position; empty if groups are shown
 * @param groups one for each picture of a group; empty if positions are shown
 * @param photograph the index of the picture that is the photograph
 * @param unexplained the share of the activations' sum of squares that the groups do not explain; empty if positions
 *     are shown
 * @param map the size of the layer's activation map
 */
record SemanticResult(
        Optional<List<Cell>> cells,
        Optional<List<Group>> groups,
        int photograph,
        Optional<Double> unexplained,
        MapSize map) {
    /**
     * A position of the layer's activation map.
     *
     * @param y the row, from 0
     * @param x the column, from 0
     * @param magnitude the length of the activation vector
     */
    record Cell(int y, int x, double magnitude) {}

    /**
     * A group of channels that are active together: one of the non-negative factors.
     *
     * @param magnitude the mean of the group's activation over the map
     */
    record Group(double magnitude) {}

    /**
     * The size of an activation map.
     *
     * @param height the number of rows
     * @param width the number of columns
     */
    record MapSize(int height, int width) {}
}
