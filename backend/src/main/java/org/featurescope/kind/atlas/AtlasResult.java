package org.featurescope.kind.atlas;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * The data of an activation atlas.
 *
 * @param side the number of rows and columns of the grid
 * @param set the set from which activations were sampled
 * @param points the position of each activation
 * @param cells one for each picture
 */
record AtlasResult(int side, SampledSet set, List<Point> points, List<Cell> cells) {
    /**
     * The set from which activations were sampled.
     *
     * @param name the set's name
     * @param sha256 the SHA-256 of the photographs' names and bytes, lower-case hexadecimal
     * @param photographs the number of photographs that could be read
     * @param skipped the number of photographs that could not be read
     */
    record SampledSet(String name, String sha256, int photographs, int skipped) {}

    /**
     * The position of an activation on the map. In JSON it is the array {@code [x, y]}.
     *
     * @param x the horizontal position, from 0 at the left to 1
     * @param y the vertical position, from 0 at the top to 1
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Point(double x, double y) {}

    /**
     * A cell of the grid.
     *
     * @param count the number of activations in it
     * @param photographs the names of the photographs from which most of these activations are
     */
    record Cell(int count, List<String> photographs) {}
}
