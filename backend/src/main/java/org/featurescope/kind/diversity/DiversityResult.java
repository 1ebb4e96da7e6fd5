package org.featurescope.kind.diversity;

import java.util.List;
import java.util.Optional;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The result of a figure of diverse optima, beside its pictures.
 *
 * @param optima how many of the pictures are optima; they come first
 * @param set the photographs were chosen from, if there are any
 * @param photographs those that excite the unit most, the most exciting first
 */
record DiversityResult(int optima, Optional<IndexedSet> set, Optional<List<DrivingPhotograph>> photographs) {
    /**
     * A photograph that excites the unit.
     *
     * @param name of the photograph
     * @param picture its index among the figure's pictures
     * @param activation the mean of the unit's map after its ReLU
     * @param maximum of the unit's map
     * @param peak where the map is largest
     * @param field what the unit sees where it is most active
     * @param crop the index of the picture of what it sees there, unless it sees the whole photograph
     * @param title of the photograph, if it is known
     * @param credit its author, if known
     * @param licence its terms, if known
     * @param source where it comes from, if known
     */
    record DrivingPhotograph(
            String name,
            int picture,
            double activation,
            double maximum,
            Peak peak,
            Field field,
            Optional<Integer> crop,
            Optional<String> title,
            Optional<String> credit,
            Optional<String> licence,
            Optional<String> source) {}

    /**
     * A place on a photograph.
     *
     * @param y from the top, as a share of the height
     * @param x from the left, as a share of the width
     */
    record Peak(double y, double x) {}

    /**
     * A rectangle of a photograph, in shares of its height and width.
     *
     * @param top its distance from the top
     * @param left its distance from the left
     * @param height of the rectangle
     * @param width of the rectangle
     */
    record Field(double top, double left, double height, double width) {}
}
