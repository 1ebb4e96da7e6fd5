package org.featurescope.figure.drawing;

import java.util.List;

/** What a {@link Scene} is drawn with. Lengths are pixels of the pictures, from the scene's upper left corner; colours {@code #rrggbb}. */
public interface Pen {
    /** Where a text stands to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** One of the figure's pictures, brought to a size. */
    void picture(int index, double x, double y, double width, double height);

    /** A filled rectangle. */
    void box(double x, double y, double width, double height, String fill);

    /** The edge of a rectangle. */
    void frame(double x, double y, double width, double height, String stroke, double thickness);

    void line(double fromX, double fromY, double toX, double toY, String stroke);

    /** A filled circle with an edge. */
    void dot(double x, double y, double radius, String fill, String stroke);

    /** Many points, {@code [x, y]} each, as wide as {@code diameter}. */
    void points(List<double[]> points, double diameter, String colour);

    /** A line of text with its base at {@code y}. */
    void text(String text, double x, double y, double size, Anchor anchor, String fill);
}
