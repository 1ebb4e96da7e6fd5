package org.featurescope.figure;

/** Spec of a figure that the browser computes by itself from numbers that the server sent. */
public interface Interactive extends FigureSpec {
    /**
     * Returns whether the browser may draw the figure in three dimensions. A figure saved as one HTML file then contains
     * the script for it, which is large.
     */
    default boolean isThreeDimensional() {
        return false;
    }
}
