package org.featurescope.kind.spaceintro;

import java.util.List;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** Draws the points of a plane that is turned before its ReLU, and after it. */
final class ReluDrawing implements SpaceIntroScene.StepDrawing {
    private static final double DEGREES = 30;
    private static final double GAP = 40;
    private static final double SIDE = (SpaceIntroScene.WIDTH - GAP) / 2;

    private final SpaceIntroResult data;

    ReluDrawing(SpaceIntroResult data) {
        this.data = data;
    }

    @Override
    public double height() {
        return SIDE + 28;
    }

    @Override
    public void draw(Pen pen) {
        AxisTurn turn = new AxisTurn(DEGREES);
        List<double[]> points = Charts.plane(data, data.vectors().unpack());
        double largest = points.stream()
                .mapToDouble(point -> Math.hypot(point[0], point[1]))
                .max()
                .orElse(1);
        List<double[]> turnedFirst =
                points.stream().map(turn::of).map(TurnedAxes::relu).toList();
        List<double[]> reluFirst =
                points.stream().map(TurnedAxes::relu).map(turn::of).toList();
        panel(pen, "turned by 30°, then ReLU", 0, turnedFirst, largest);
        panel(pen, "ReLU, then turned by 30°", SIDE + GAP, reluFirst, largest);
    }

    private static void panel(Pen pen, String title, double left, List<double[]> points, double largest) {
        pen.text(title, left, Scene.TEXT, Scene.TEXT, Pen.Anchor.START, Scene.INK);
        Charts.points(pen, new Charts.Box(left, 28, SIDE, SIDE), points, Math.max(largest, 1e-6));
    }
}
