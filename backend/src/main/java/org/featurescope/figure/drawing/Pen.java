package org.featurescope.figure.drawing;

import java.util.List;

/**
 * The drawing operations that a {@link Scene} uses. Coordinates start at the scene's upper left corner, and their unit
 * is one pixel of the figure's pictures. Colours are written {@code #rrggbb}.
 */
public interface Pen {
    /** The part of a text that is placed at its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Draws one of the figure's pictures, scaled to a size. */
    void picture(int index, double x, double y, double width, double height);

    /** Draws a filled rectangle. */
    void box(double x, double y, double width, double height, String fill);

    /** Draws the outline of a rectangle. */
    void frame(double x, double y, double width, double height, String stroke, double thickness);

    /** Draws a line, one pixel wide. */
    void line(double fromX, double fromY, double toX, double toY, String stroke);

    /**
     * Draws connected lines.
     *
     * @param points the ends of the lines in order, {@code [x, y]}, at least two
     */
    void path(List<double[]> points, String stroke, double thickness, boolean isDashed);

    /**
     * Draws a filled polygon.
     *
     * @param corners the corners in order, {@code [x, y]}, at least three
     * @param opacity from 0 to 1
     */
    void area(List<double[]> corners, String fill, double opacity);

    /** Draws a filled circle with an outline. */
    void dot(double x, double y, double radius, String fill, String stroke);

    /**
     * Draws filled circles of one size and colour.
     *
     * @param points the centre of each circle, {@code [x, y]}
     */
    void points(List<double[]> points, double diameter, String colour);

    /** Draws a line of text whose baseline is at {@code y}. */
    void text(String text, double x, double y, double size, Anchor anchor, String fill);

    /**
     * Draws a line of text that is turned about its point.
     *
     * @param degrees the angle, clockwise
     */
    void turnedText(String text, double x, double y, double size, Anchor anchor, String fill, double degrees);
}
