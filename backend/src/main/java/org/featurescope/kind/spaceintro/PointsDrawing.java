package org.featurescope.kind.spaceintro;

import java.util.List;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** Draws photographs as points along the axes of two neurons, with a picture of each. */
final class PointsDrawing implements SpaceIntroScene.StepDrawing {
    private static final double SIDE = 420;
    private static final double LEFT = 34;
    private static final double PICTURE = 132;

    private final SpaceIntroResult data;

    PointsDrawing(SpaceIntroResult data) {
        this.data = data;
    }

    @Override
    public double height() {
        return SIDE + 40;
    }

    @Override
    public void draw(Pen pen) {
        List<double[]> points = Charts.plane(data, data.vectors().unpack());
        double largest = Charts.largest(points);
        Axis across = new Axis(0, largest, LEFT, LEFT + SIDE);
        Axis up = new Axis(0, largest, SIDE + 6, 6);
        for (double tick : across.ticks(4)) {
            pen.line(across.at(tick), up.at(0), across.at(tick), up.at(0) + 4, Scene.QUIET);
            pen.text(Axis.shown(tick), across.at(tick), SIDE + 22, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
            pen.text(Axis.shown(tick), LEFT - 7, up.at(tick) + 4, Scene.TEXT, Pen.Anchor.END, Scene.QUIET);
        }
        pen.line(LEFT, up.at(0), LEFT + SIDE, up.at(0), Scene.QUIET);
        pen.line(LEFT, up.at(0), LEFT, up.at(largest), Scene.QUIET);
        pen.points(
                points.stream()
                        .map(point -> new double[] {across.at(point[0]), up.at(point[1])})
                        .toList(),
                5,
                Charts.ACCENT);
        Charts.axisPictures(
                pen,
                data,
                List.of(
                        "across: neuron " + data.axes().get(0),
                        "up: neuron " + data.axes().get(1)),
                new Charts.Box(LEFT + SIDE + 44, 0, PICTURE, PICTURE));
    }
}
