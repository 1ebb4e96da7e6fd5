package org.featurescope.kind.spaceintro;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** Draws the coordinates of a photograph along the neurons' axes and along turned axes. */
final class RotationDrawing implements SpaceIntroScene.StepDrawing {
    private static final double[] DEGREES = {0, 15, 45};
    private static final double BARS = 110;
    private static final double ROW = BARS + 48;
    private static final double LEFT = 84;

    private final SpaceIntroResult data;
    private final double[][] vectors;
    private final int chosen;

    RotationDrawing(SpaceIntroResult data) {
        this.data = data;
        this.vectors = data.vectors().unpack();
        this.chosen = IntStream.range(0, data.points().size())
                .filter(i -> data.points().get(i).picture().isPresent())
                .findFirst()
                .orElse(0);
    }

    @Override
    public double height() {
        return DEGREES.length * ROW;
    }

    @Override
    public List<Integer> photographs() {
        return data.points().get(chosen).picture().stream().toList();
    }

    @Override
    public void draw(Pen pen) {
        data.points().get(chosen).picture().ifPresent(picture -> pen.picture(picture, 0, 24, 64, 64));
        double largest = Charts.largest(List.of(vectors[chosen]));
        for (int i = 0; i < DEGREES.length; i++) {
            TurnedAxes numbers = TurnedAxes.of(vectors, DEGREES[i]);
            double[] turned = new AxisTurn(DEGREES[i]).of(vectors[chosen]);
            String text = String.format(
                    Locale.ROOT,
                    "axes turned by %.0f°: mean length %s, %.0f %% of all coordinates are not zero",
                    DEGREES[i],
                    Axis.shown(numbers.meanLength()),
                    100 * numbers.nonZero());
            double top = i * ROW;
            pen.text(text, LEFT, top + Scene.TEXT, Scene.TEXT, Pen.Anchor.START, Scene.INK);
            Charts.Box box = new Charts.Box(LEFT, top + 24, SpaceIntroScene.WIDTH - LEFT, BARS);
            Charts.bars(pen, box, turned, largest, -1);
        }
    }
}
