package org.featurescope.kind.linearunits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.linearunits.LinearUnitsResult.Input;
import org.featurescope.kind.linearunits.LinearUnitsResult.LinearUnit;
import org.featurescope.kind.linearunits.LinearUnitsResult.Patch;
import org.featurescope.kind.linearunits.LinearUnitsResult.Point;

/**
 * The drawing of units over two channels: points of photographs, the line on which each unit is 0, with a picture of the
 * unit at the end of the line and a short stroke towards the side where the unit is positive, and the pictures of the
 * channels at the axes.
 */
final class LinearUnitsScene implements Scene {
    private static final double SIDE = 460;
    private static final double FACE = 52;
    private static final double LEFT = FACE + 3 * GAP;
    private static final double WIDTH = LEFT + SIDE + FACE + 220;
    private static final double DOT = 2.5;
    private static final double PATCH = 0.085;
    private static final double STROKE = 16;
    private static final String[] COLOURS = {"#00609c", "#a8420a", "#6a3d9a", "#7a5c00", "#a50f5b", "#46525e"};

    private final LinearUnitsResult data;
    private final Axis across;
    private final Axis up;

    LinearUnitsScene(ExportedFigure figure, LinearUnitsResult data) {
        this.data = data;
        this.across = axis(data.inputs().get(0), LEFT, LEFT + SIDE);
        this.up = axis(data.inputs().get(1), SIDE + FACE / 2, FACE / 2);
    }

    /** Returns an axis on which all activations lie, with some room around them. */
    private static Axis axis(Input input, double from, double to) {
        double room = 0.06 * Math.max(input.most() - input.least(), 1e-6);
        return new Axis(input.least() - room, input.most() + room, from, to);
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return FACE / 2 + SIDE + 3 * GAP + FACE + TEXT;
    }

    @Override
    public void draw(Pen pen) {
        double bottom = FACE / 2 + SIDE;
        pen.frame(LEFT, FACE / 2, SIDE, SIDE, RULE, 1);
        pen.points(data.points().stream().map(this::place).toList(), DOT, RULE);
        double patch = PATCH * SIDE;
        for (Patch each : data.patches()) {
            pen.picture(each.picture(), across.at(each.x()) - patch / 2, up.at(each.y()) - patch / 2, patch, patch);
        }
        List<double[]> faces = new ArrayList<>();
        for (int i = 0; i < data.units().size(); i++) {
            line(pen, data.units().get(i), COLOURS[i % COLOURS.length], faces);
            legend(pen, i);
        }
        Input first = data.inputs().get(0);
        Input second = data.inputs().get(1);
        pen.picture(first.picture(), LEFT + SIDE - FACE, bottom + 2 * GAP, FACE, FACE);
        pen.text(
                "%s:%d".formatted(data.inputLayer(), first.channel()),
                LEFT + SIDE - FACE - GAP,
                bottom + 2 * GAP + FACE / 2,
                TEXT,
                Pen.Anchor.END,
                INK);
        pen.picture(second.picture(), 0, FACE / 2, FACE, FACE);
        pen.text(
                "%s:%d".formatted(data.inputLayer(), second.channel()),
                0,
                FACE / 2 + FACE + TEXT + 4,
                TEXT,
                Pen.Anchor.START,
                INK);
        ticks(pen, bottom);
    }

    private void ticks(Pen pen, double bottom) {
        for (double tick : across.ticks(4)) {
            pen.text(Axis.shown(tick), across.at(tick), bottom + TEXT + 2, TEXT, Pen.Anchor.MIDDLE, QUIET);
        }
        for (double tick : up.ticks(4)) {
            boolean isUnderFace = up.at(tick) < 2 * FACE;
            if (!isUnderFace) {
                pen.text(Axis.shown(tick), LEFT - 5, up.at(tick) + 4, TEXT, Pen.Anchor.END, QUIET);
            }
        }
    }

    private double[] place(Point point) {
        return new double[] {across.at(point.x()), up.at(point.y())};
    }

    private void line(Pen pen, LinearUnit unit, String colour, List<double[]> faces) {
        List<double[]> ends = ends(unit);
        if (ends.size() < 2) {
            return;
        }
        double[] from = ends.get(0);
        double[] to = ends.get(1);
        pen.path(List.of(from, to), colour, 2, false);
        double[] middle = {(from[0] + to[0]) / 2, (from[1] + to[1]) / 2};
        double[] normal = normal(unit);
        pen.path(
                List.of(middle, new double[] {middle[0] + STROKE * normal[0], middle[1] + STROKE * normal[1]}),
                colour,
                2,
                false);
        double small = FACE * 0.75;
        double x = Math.max(LEFT, Math.min(LEFT + SIDE - small, to[0] - small / 2));
        double y = Math.max(FACE / 2, Math.min(FACE / 2 + SIDE - small, to[1] - small / 2));
        for (double[] face : faces) {
            if (Math.abs(face[0] - x) < small && Math.abs(face[1] - y) < small) {
                x = Math.max(LEFT, x - small - 2);
            }
        }
        faces.add(new double[] {x, y});
        pen.picture(unit.picture(), x, y, small, small);
        pen.frame(x, y, small, small, colour, 2);
    }

    /** Returns the direction on the drawing in which a unit grows, of length 1. */
    private double[] normal(LinearUnit unit) {
        double x = unit.first() / (across.to() - across.from()) * (across.most() - across.least());
        double y = unit.second() / (up.to() - up.from()) * (up.most() - up.least());
        double length = Math.hypot(x, y);
        return new double[] {x / length, y / length};
    }

    /** Returns the two points where the line of a unit leaves the drawing; fewer if it does not cross it. */
    private List<double[]> ends(LinearUnit unit) {
        List<double[]> ends = new ArrayList<>();
        for (double x : new double[] {across.least(), across.most()}) {
            double y = -(unit.first() * x + unit.bias()) / unit.second();
            if (Double.isFinite(y) && y >= up.least() && y <= up.most()) {
                ends.add(new double[] {across.at(x), up.at(y)});
            }
        }
        for (double y : new double[] {up.least(), up.most()}) {
            double x = -(unit.second() * y + unit.bias()) / unit.first();
            if (Double.isFinite(x) && x > across.least() && x < across.most()) {
                ends.add(new double[] {across.at(x), up.at(y)});
            }
        }
        return ends;
    }

    private void legend(Pen pen, int index) {
        LinearUnit unit = data.units().get(index);
        double x = LEFT + SIDE + 3 * GAP;
        double y = FACE / 2 + index * (FACE + 2 * GAP);
        String colour = COLOURS[index % COLOURS.length];
        pen.picture(unit.picture(), x, y, FACE, FACE);
        pen.frame(x, y, FACE, FACE, colour, 2);
        pen.text(
                "%s:%d".formatted(data.layer(), unit.channel()),
                x + FACE + GAP,
                y + TEXT,
                TEXT,
                Pen.Anchor.START,
                colour);
        String function = "%s x %s %s y %s %s"
                .formatted(
                        Axis.shown(unit.first()),
                        unit.second() < 0 ? "−" : "+",
                        Axis.shown(Math.abs(unit.second())),
                        unit.bias() < 0 ? "−" : "+",
                        Axis.shown(Math.abs(unit.bias())));
        pen.text(function, x + FACE + GAP, y + TEXT + 17, TEXT, Pen.Anchor.START, INK);
        String explained = String.format(Locale.ROOT, "%.0f %% explained", 100 * Math.max(0, unit.explained()));
        pen.text(explained, x + FACE + GAP, y + TEXT + 34, TEXT, Pen.Anchor.START, QUIET);
    }
}
