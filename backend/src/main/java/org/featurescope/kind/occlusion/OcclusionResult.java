package org.featurescope.kind.occlusion;

import java.util.List;

/**
 * The result of an occlusion map, beside the photograph.
 *
 * @param activation of the unit on the whole photograph, the mean of its map
 * @param side of the square, as shares of the photograph
 * @param falls by how much the activation falls with the square at each place, {@code [row][column]}; below zero where it rises
 * @param credit of the photograph
 */
record OcclusionResult(double activation, Side side, List<List<Double>> falls, Credit credit) {
    /**
     * The size of the square.
     *
     * @param height as a share of the photograph's height
     * @param width as a share of the photograph's width
     */
    record Side(double height, double width) {}

    /**
     * Who made the photograph.
     *
     * @param title of the photograph
     * @param author of the photograph
     * @param licence its terms
     * @param source where it comes from
     */
    record Credit(String title, String author, String licence, String source) {}

    /** Returns the largest change of the activation at any place, up or down. */
    double largest() {
        double largest = 0;
        for (List<Double> row : falls) {
            for (double fall : row) {
                largest = Math.max(largest, Math.abs(fall));
            }
        }
        return largest;
    }
}
