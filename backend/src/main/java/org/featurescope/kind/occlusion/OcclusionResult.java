package org.featurescope.kind.occlusion;

import java.util.List;
import org.featurescope.activation.photographs.Credit;

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
