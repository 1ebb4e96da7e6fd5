package org.featurescope.kind.plane;

import java.util.List;
import java.util.stream.Stream;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.plane.PlaneResult.Angle;
import org.featurescope.kind.plane.PlaneResult.Place;
import org.featurescope.kind.plane.PlaneResult.Side;

/**
 * The drawing of a plane: the photographs' activations on the first side of the ReLU, patches of photographs at theirs,
 * and around them a ring of the pictures of the directions.
 */
final class PlaneScene implements Scene {
    private static final double WIDTH = 760;
    private static final double MIDDLE = WIDTH / 2;
    private static final double DOT = 2;
    private static final int LONGEST_NAME = 20;

    /** The side of a picture as a share of its part of the ring: two neighbours on a diagonal would touch at 0.707. */
    private static final double SHARE = 0.69;

    /** The largest side of a picture as a share of the ring's radius. */
    private static final double MOST_SIDE = 0.3;

    private final ExportedFigure figure;
    private final PlaneResult data;
    private final Side side;
    private final double picture;
    private final double ring;
    private final double scale;

    PlaneScene(ExportedFigure figure, PlaneResult data) {
        this.figure = figure;
        this.data = data;
        this.side = data.sides().get(0);
        double share = Math.min(MOST_SIDE, SHARE * 2 * Math.PI / data.angles().size());
        this.ring = MIDDLE / (1 + share / 2);
        this.picture = share * ring;
        double disc = ring - picture * Math.sqrt(0.5) - GAP;
        // the outermost patch lies within the disc
        this.scale = side.reach() > 0 ? disc / (1 + Side.SIDE * Math.sqrt(0.5)) / side.reach() : 0;
    }

    @Override
    public boolean showsPictures() {
        return false;
    }

    @Override
    public List<Credit> credits() {
        return side.drawn().stream()
                .flatMap(number ->
                        figure.pictures().get(data.patches().get(number).picture()).credit().stream())
                .distinct()
                .toList();
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return WIDTH + GAP + 2 * TEXT;
    }

    @Override
    public void draw(Pen pen) {
        axes(pen);
        pen.points(
                side.points().stream()
                        .map(place -> new double[] {x(place), y(place)})
                        .toList(),
                DOT,
                RULE);
        double patch = Side.SIDE * side.reach() * scale;
        for (int number : side.drawn()) {
            Place place = side.places().get(number);
            pen.picture(data.patches().get(number).picture(), x(place) - patch / 2, y(place) - patch / 2, patch, patch);
        }
        for (Angle angle : data.angles()) {
            Place at = along(angle.degrees(), ring / scale());
            pen.picture(angle.picture(), x(at) - picture / 2, y(at) - picture / 2, picture, picture);
        }
        String note = "%s: %d positions of %d photographs of the set %s"
                .formatted(
                        side.title(),
                        side.positions(),
                        data.set().photographs(),
                        data.set().name());
        pen.text(note, 0, WIDTH + GAP + TEXT, TEXT, Pen.Anchor.START, QUIET);
    }

    /** Returns the pixels of one unit of the plane. */
    private double scale() {
        return scale > 0 ? scale : 1;
    }

    private double x(Place place) {
        return MIDDLE + place.x() * scale();
    }

    private double y(Place place) {
        return MIDDLE - place.y() * scale();
    }

    private static Place along(double degrees, double distance) {
        double radians = Math.toRadians(degrees);
        return new Place(Math.cos(radians) * distance, Math.sin(radians) * distance);
    }

    private static String name(String expression, String letter) {
        return expression.length() > LONGEST_NAME ? letter : expression;
    }

    private void axes(Pen pen) {
        double radius = (ring - picture * Math.sqrt(0.5)) / scale();
        Stream.of(0.0, 90.0).forEach(degrees -> {
            Place from = along(degrees + 180, radius);
            Place to = along(degrees, radius);
            pen.line(x(from), y(from), x(to), y(to), RULE);
        });
        Place a = along(0, radius);
        pen.text(name(data.a(), "a"), x(a) - 4, y(a) - 5, TEXT, Pen.Anchor.END, INK);
        Place b = along(data.angle(), radius);
        if (Math.abs(data.angle() - 90) > 0.05) {
            pen.path(List.of(new double[] {MIDDLE, MIDDLE}, new double[] {x(b), y(b)}), QUIET, 1, true);
        }
        pen.text(name(data.b(), "b"), x(b) + 7, y(b) + TEXT, TEXT, Pen.Anchor.START, INK);
    }
}
