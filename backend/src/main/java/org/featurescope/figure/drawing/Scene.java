package org.featurescope.figure.drawing;

/** Draws a figure: its pictures in their places, and what stands around them. */
public interface Scene {
    /** The colour of text, that of the page's light theme. */
    String INK = "#444444";
    /** The colour of less important text. */
    String QUIET = "#666666";
    /** The colour of rules and points. */
    String RULE = "#c4c4c4";
    /** The colour of the ground. */
    String PAPER = "#ffffff";
    /** The height of text, pixels. */
    double TEXT = 12;
    /** The usual distance of things, pixels. */
    double GAP = 8;

    /** Returns the width of the drawing, pixels. */
    double width();

    /** Returns the height of the drawing, pixels. */
    double height();

    /** Draws everything. */
    void draw(Pen pen);
}
