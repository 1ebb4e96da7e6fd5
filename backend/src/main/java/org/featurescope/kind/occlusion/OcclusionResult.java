package org.featurescope.kind.occlusion;

import java.util.List;

/**
 * The data of an occlusion map.
 *
 * @param activation the mean of the unit's activation map for the photograph without the square
 * @param side the size of the square
 * @param falls the decrease of the activation with the square at each place, {@code [row][column]}; negative where the
 *     activation rises
 * @param credit the author and the terms of the photograph
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
     * The author and the terms of a photograph.
     *
     * @param title the photograph's title
     * @param author the photographer
     * @param licence the licence, as an SPDX name or in a few words
     * @param source the address from which the photograph comes
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
