package org.featurescope.kind.semantic;

import java.util.List;
import java.util.Optional;

/**
 * The result of a photograph as a layer represents it, beside its pictures: cells or groups.
 *
 * @param cells one for each picture of a position, where positions are shown
 * @param groups one for each picture of a group, where groups are shown
 * @param photograph the index of the picture that is the photograph
 * @param unexplained the share of the sum of squares that the groups leave out, where groups are shown
 * @param map the size of the layer's map
 */
record SemanticResult(
        Optional<List<Cell>> cells,
        Optional<List<Group>> groups,
        int photograph,
        Optional<Double> unexplained,
        MapSize map) {
    /**
     * A position of the layer's map.
     *
     * @param y row
     * @param x column
     * @param magnitude length of the activation vector
     */
    record Cell(int y, int x, double magnitude) {}

    /**
     * A group of positions.
     *
     * @param magnitude mean amount of the group over the map
     */
    record Group(double magnitude) {}

    /**
     * The size of a map.
     *
     * @param height rows
     * @param width columns
     */
    record MapSize(int height, int width) {}
}
