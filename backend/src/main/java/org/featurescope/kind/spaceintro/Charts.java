package org.featurescope.kind.spaceintro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** The charts that several steps draw: bars of coordinates, and points in a plane. */
final class Charts {
    /** The colour of what is marked. */
    static final String ACCENT = "#00609c";

    /** The colour of bars and points. */
    static final String BAR = "#9dbfd8";

    private Charts() {}

    /** A rectangle of a drawing, pixels. */
    record Box(double left, double top, double width, double height) {
        double right() {
            return left + width;
        }

        double bottom() {
            return top + height;
        }
    }

    /**
     * Draws a bar for each coordinate of a vector.
     *
     * @param largest the size of the coordinate whose bar is as high as the box
     * @param marked the coordinate that is marked, or -1
     */
    static void bars(Pen pen, Box box, double[] vector, double largest, int marked) {
        boolean hasNegative = Arrays.stream(vector).anyMatch(value -> value < 0);
        Axis up = new Axis(hasNegative ? -largest : 0, Math.max(largest, 1e-9), box.bottom(), box.top());
        double step = box.width() / vector.length;
        for (int i = 0; i < vector.length; i++) {
            double y = up.at(vector[i]);
            double height = Math.abs(y - up.at(0));
            if (height > 0) {
                String colour = i == marked ? ACCENT : BAR;
                double width = i == marked ? Math.max(3, step) : Math.max(0.8, step - 0.3);
                pen.box(box.left() + i * step, Math.min(y, up.at(0)), width, height, colour);
            }
        }
        pen.line(box.left(), up.at(0), box.right(), up.at(0), Scene.QUIET);
    }

    /** Draws points in a plane with axes through zero. */
    static void points(Pen pen, Box box, List<double[]> points, double largest) {
        Axis across = new Axis(-largest, largest, box.left(), box.right());
        Axis up = new Axis(-largest, largest, box.bottom(), box.top());
        pen.line(box.left(), up.at(0), box.right(), up.at(0), Scene.RULE);
        pen.line(across.at(0), box.top(), across.at(0), box.bottom(), Scene.RULE);
        List<double[]> placed = new ArrayList<>();
        for (double[] point : points) {
            placed.add(new double[] {across.at(point[0]), up.at(point[1])});
        }
        pen.points(placed, 4, ACCENT);
    }

    /** Returns the size of the largest coordinate of vectors, at least a little more than 0. */
    static double largest(List<double[]> vectors) {
        return Math.max(
                1e-6,
                vectors.stream()
                        .flatMap(vector -> Arrays.stream(vector).boxed())
                        .mapToDouble(Math::abs)
                        .max()
                        .orElse(0));
    }

    /** Returns the coordinates of two axes for each vector. */
    static List<double[]> plane(SpaceIntroResult data, double[][] vectors) {
        int first = data.coordinate(0);
        int second = data.coordinate(1);
        return Stream.of(vectors)
                .map(vector -> new double[] {vector[first], vector[second]})
                .toList();
    }

    /** Draws the pictures of the axes one below the other, with their names. */
    static void axisPictures(Pen pen, SpaceIntroResult data, List<String> names, Box box) {
        double side = box.width();
        for (int axis = 0; axis < names.size(); axis++) {
            double top = box.top() + axis * (side + 24);
            pen.text(names.get(axis), box.left(), top + Scene.TEXT, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
            pen.picture(data.directions().get(axis).picture(), box.left(), top + 17, side, side);
        }
    }
}
