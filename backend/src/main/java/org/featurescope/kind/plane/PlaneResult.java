package org.featurescope.kind.plane;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.space.directions.SpannedPlane.Point;

/**
 * The data of a figure of a plane.
 *
 * @param set the set of photographs
 * @param a the first direction
 * @param b the second direction
 * @param angle the angle between the two directions, degrees, more than 0 and less than 180
 * @param angles the directions that have pictures, ascending from 0 degrees
 * @param patches the patches of photographs that have pictures
 * @param sides the photographs' activations before the layer's ReLU, where it has one, and after it
 */
record PlaneResult(
        IndexedSet set, String a, String b, double angle, List<Angle> angles, List<Patch> patches, List<Side> sides) {
    /**
     * A direction that has a picture.
     *
     * @param degrees its angle
     * @param picture the index of the optimized picture
     */
    record Angle(double degrees, int picture) {}

    /**
     * What a position of the layer's map sees of a photograph.
     *
     * @param photograph the name of the photograph
     * @param row the row of the position, from 0
     * @param column the column of the position, from 0
     * @param picture the index of its picture
     */
    record Patch(String photograph, int row, int column, int picture) {}

    /**
     * The photographs' activations on one side of the ReLU.
     *
     * @param name {@code before} or {@code after}
     * @param title the name of the values, for people
     * @param rectified whether the values are after a ReLU, so that a patch which is no more than 0 along a direction does
     *     not score
     * @param positions the number of positions of all photographs together
     * @param reach the largest distance of one of these from the origin
     * @param points the activations at positions, or at an evenly spread part of them if there are many
     * @param places the activation of each patch
     * @param drawn the indices of the patches that are drawn at their activations, which do not overlap if their sides are
     *     {@link #SIDE} times {@code reach}
     */
    record Side(
            String name,
            String title,
            boolean rectified,
            int positions,
            double reach,
            List<Place> points,
            List<Place> places,
            List<Integer> drawn) {
        /** The side of a patch that is drawn, as a share of the largest distance from the origin. */
        static final double SIDE = 0.13;
    }

    /**
     * A point of the plane. In JSON it is the array {@code [x, y]}.
     *
     * @param x the coordinate on the axis of the first direction
     * @param y the coordinate on the axis at 90 degrees
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Place(double x, double y) {
        /** Returns the coordinate along the direction at an angle, degrees. */
        double along(double degrees) {
            return new Point(x, y).along(degrees);
        }
    }
}
