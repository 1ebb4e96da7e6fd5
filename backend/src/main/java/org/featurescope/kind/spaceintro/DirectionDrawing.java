package org.featurescope.kind.spaceintro;

import java.util.List;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.spaceintro.SpaceIntroResult.PicturedDirection;

/** Draws directions of a plane as pictures around the points of photographs. */
final class DirectionDrawing implements SpaceIntroScene.StepDrawing {
    private static final double CENTRE = SpaceIntroScene.WIDTH / 2;

    private final SpaceIntroResult data;
    private final double side;
    private final double radius;

    DirectionDrawing(SpaceIntroResult data) {
        this.data = data;
        int count = Math.max(4, data.directions().size());
        this.side = Math.min(120, 0.78 * 2 * Math.PI * 260 / count);
        this.radius = CENTRE - 0.71 * side;
    }

    @Override
    public double height() {
        return SpaceIntroScene.WIDTH;
    }

    @Override
    public void draw(Pen pen) {
        double inner = radius - 0.71 * side - 8;
        for (PicturedDirection direction : data.directions()) {
            double x = direction.weights().get(0);
            double y = -direction.weights().get(1);
            pen.line(CENTRE, CENTRE, CENTRE + inner * x, CENTRE + inner * y, Scene.RULE);
            pen.picture(
                    direction.picture(), CENTRE + radius * x - side / 2, CENTRE + radius * y - side / 2, side, side);
        }
        List<double[]> points = Charts.plane(data, data.vectors().unpack());
        double largest = points.stream()
                .mapToDouble(point -> Math.hypot(point[0], point[1]))
                .max()
                .orElse(1);
        Charts.points(
                pen,
                new Charts.Box(CENTRE - inner, CENTRE - inner, 2 * inner, 2 * inner),
                points,
                Math.max(largest, 1e-6));
        pen.text("neuron " + data.axes().get(0), CENTRE + inner, CENTRE + 15, Scene.TEXT, Pen.Anchor.END, Scene.QUIET);
        pen.text(
                "neuron " + data.axes().get(1),
                CENTRE + 5,
                CENTRE - inner + 11,
                Scene.TEXT,
                Pen.Anchor.START,
                Scene.QUIET);
    }
}
