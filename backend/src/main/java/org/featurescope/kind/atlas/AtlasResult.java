package org.featurescope.kind.atlas;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * The result of an activation atlas, beside its pictures.
 *
 * @param side rows and columns of the grid
 * @param set the photographs are from
 * @param points where each activation lies
 * @param cells one for each picture
 */
record AtlasResult(int side, SampledSet set, List<Point> points, List<Cell> cells) {
    /**
     * The set that activations were sampled from.
     *
     * @param name of the set
     * @param sha256 of its photographs, names and bytes, lower-case hexadecimal
     * @param photographs how many could be read
     * @param skipped how many could not
     */
    record SampledSet(String name, String sha256, int photographs, int skipped) {}

    /**
     * The place of an activation on the map, {@code [x, y]} in JSON.
     *
     * @param x from the left, from 0 to 1
     * @param y from the top, from 0 to 1
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Point(double x, double y) {}

    /**
     * A cell of the grid.
     *
     * @param count of activations in it
     * @param photographs the names of those that most of the activations are from
     */
    record Cell(int count, List<String> photographs) {}
}
