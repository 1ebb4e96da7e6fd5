package org.featurescope.kind.diversity;

import java.util.List;
import java.util.Optional;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The data of a figure of diverse optima.
 *
 * @param optima the number of pictures that are optima; they come first
 * @param set the set from which the photographs were chosen; empty if there are none
 * @param photographs the photographs that excite the unit most, in descending order of excitation; empty if there are
 *     none
 */
record DiversityResult(int optima, Optional<IndexedSet> set, Optional<List<DrivingPhotograph>> photographs) {
    /**
     * A photograph that excites the unit.
     *
     * @param name the photograph's name
     * @param picture its index among the figure's pictures
     * @param activation the mean of the unit's activation map after its ReLU
     * @param maximum the maximum of the unit's activation map
     * @param peak the position of this maximum on the photograph
     * @param field the receptive field of this position
     * @param crop the index of the picture that shows the receptive field; empty if it is the whole photograph
     * @param title the photograph's title, if known
     * @param credit its author, if known
     * @param licence its licence, if known
     * @param source the address from which it comes, if known
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
     * A position on a photograph.
     *
     * @param y from the top, as a share of the height
     * @param x from the left, as a share of the width
     */
    record Peak(double y, double x) {}

    /**
     * A rectangle on a photograph. Vertical values are shares of the photograph's height, horizontal ones of its width.
     *
     * @param top the distance of the rectangle from the top
     * @param left the distance of the rectangle from the left
     * @param height the height of the rectangle
     * @param width the width of the rectangle
     */
    record Field(double top, double left, double height, double width) {}
}
