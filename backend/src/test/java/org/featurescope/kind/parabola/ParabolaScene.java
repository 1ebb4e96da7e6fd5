package org.featurescope.kind.parabola;

import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** Draws a parabola as a curve of straight lines, with its least and its largest value beside it. */
record ParabolaScene(ParabolaResult data) implements Scene {
    private static final double SIDE = 200;
    private static final double VALUES = 60;

    @Override
    public double width() {
        return SIDE + VALUES;
    }

    @Override
    public double height() {
        return SIDE;
    }

    @Override
    public void draw(Pen pen) {
        Axis across = new Axis(-1, 1, 0, SIDE);
        Axis up = new Axis(data.least(), data.most(), SIDE, 0);
        for (int i = 1; i < data.points().size(); i++) {
            ParabolaResult.Point from = data.points().get(i - 1);
            ParabolaResult.Point to = data.points().get(i);
            pen.line(across.at(from.x()), up.at(from.y()), across.at(to.x()), up.at(to.y()), INK);
        }
        pen.text(Axis.shown(data.most()), SIDE + GAP, TEXT, TEXT, Pen.Anchor.START, QUIET);
        pen.text(Axis.shown(data.least()), SIDE + GAP, SIDE, TEXT, Pen.Anchor.START, QUIET);
    }
}
