package org.featurescope.kind.spaceintro;

import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** Draws a photograph with the position at which the first neuron is largest, and the vector of this position. */
final class VectorDrawing implements SpaceIntroScene.StepDrawing {
    private static final double SIDE = 220;
    private static final double LEFT = SIDE + 28;

    private final SpaceIntroResult data;
    private final double[] vector;
    private final SpaceIntroResult.Point point;

    VectorDrawing(SpaceIntroResult data) {
        this.data = data;
        int axis = data.coordinate(0);
        double[][] vectors = data.vectors().unpack();
        int best = IntStream.range(0, vectors.length)
                .reduce((a, b) -> vectors[b][axis] > vectors[a][axis] ? b : a)
                .orElse(0);
        this.vector = vectors[best];
        this.point = data.points().get(best);
    }

    @Override
    public double height() {
        return SIDE + 24;
    }

    @Override
    public List<Integer> photographs() {
        return point.picture().stream().toList();
    }

    @Override
    public void draw(Pen pen) {
        point.picture().ifPresent(picture -> pen.picture(picture, 0, 0, SIDE, SIDE));
        double width = SIDE / data.columns();
        double height = SIDE / data.rows();
        pen.frame(point.column() * width, point.row() * height, width, height, Scene.PAPER, 4);
        pen.frame(point.column() * width, point.row() * height, width, height, Charts.ACCENT, 2);
        int neuron = data.axes().get(0);
        Charts.Box box = new Charts.Box(LEFT, 30, SpaceIntroScene.WIDTH - LEFT, SIDE - 30);
        pen.text(
                "neuron %d: %s".formatted(neuron, Axis.shown(vector[data.coordinate(0)])),
                LEFT,
                Scene.TEXT,
                Scene.TEXT,
                Pen.Anchor.START,
                Charts.ACCENT);
        Charts.bars(pen, box, vector, Charts.largest(List.of(vector)), data.coordinate(0));
        pen.text("neuron 0", LEFT, SIDE + 16, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
        pen.text("%d".formatted(data.channels() - 1), box.right(), SIDE + 16, Scene.TEXT, Pen.Anchor.END, Scene.QUIET);
    }
}
