package org.featurescope.figure.drawing;

import java.util.List;
import org.featurescope.activation.photographs.Credit;

/** The drawing of one figure: its pictures, and the labels, axes and points around them. */
public interface Scene {
    /** The colour of text, that of the page's light theme. */
    String INK = "#444444";
    /** The colour of less important text. */
    String QUIET = "#666666";
    /** The colour of lines and points. */
    String RULE = "#c4c4c4";
    /** The colour of the background. */
    String PAPER = "#ffffff";
    /** The usual font size, pixels. */
    double TEXT = 12;
    /** The usual distance between elements, pixels. */
    double GAP = 8;

    /**
     * Returns the credits of photographs in the drawing. Those of the figure's pictures need not be among them. They are
     * listed below the drawing.
     */
    default List<Credit> credits() {
        return List.of();
    }

    /** Returns whether the drawing shows the figure's pictures, so that their credits are listed below it. */
    default boolean showsPictures() {
        return true;
    }

    /** Returns the width of the drawing, pixels. */
    double width();

    /** Returns the height of the drawing, pixels. */
    double height();

    /** Draws the whole scene. */
    void draw(Pen pen);
}
