package org.featurescope.kind.spaceintro;

import java.util.Arrays;
import java.util.stream.Stream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** Draws histograms of the sparsity of neurons and of turned axes, after the ReLU. */
final class QuestionDrawing implements SpaceIntroScene.StepDrawing {
    private static final int BINS = 40;
    private static final double DEGREES = 45;
    private static final double HEIGHT = 110;
    private static final double ROW = HEIGHT + 30;

    private final double[][] vectors;

    QuestionDrawing(SpaceIntroResult data) {
        double[][] values = data.vectors().unpack();
        this.vectors =
                data.beforeRelu() ? Stream.of(values).map(TurnedAxes::relu).toArray(double[][]::new) : values;
    }

    @Override
    public double height() {
        return 2 * ROW + 40;
    }

    @Override
    public void draw(Pen pen) {
        AxisTurn turn = new AxisTurn(DEGREES);
        double[][] turned = Stream.of(vectors).map(turn::of).toArray(double[][]::new);
        histogram(pen, "neurons", TurnedAxes.sparsities(vectors), 0, Charts.ACCENT);
        histogram(pen, "axes turned by 45°", TurnedAxes.sparsities(turned), ROW, Scene.QUIET);
        for (double tick : new Axis(0, 1, 0, 1).ticks(5)) {
            double x = tick * SpaceIntroScene.WIDTH;
            Pen.Anchor anchor = tick == 0 ? Pen.Anchor.START : tick < 0.99 ? Pen.Anchor.MIDDLE : Pen.Anchor.END;
            pen.text(Axis.shown(tick), x, 2 * ROW + 14, Scene.TEXT, anchor, Scene.QUIET);
        }
        pen.text(
                "sparsity of the axis’ activations over photographs",
                SpaceIntroScene.WIDTH / 2,
                2 * ROW + 32,
                Scene.TEXT,
                Pen.Anchor.MIDDLE,
                Scene.QUIET);
    }

    private static void histogram(Pen pen, String name, double[] values, double top, String colour) {
        int[] counts = new int[BINS];
        for (double value : values) {
            counts[(int) Math.max(0, Math.min(BINS - 1, value * BINS))]++;
        }
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double step = SpaceIntroScene.WIDTH / BINS;
        double base = top + ROW - 4;
        for (int bin = 0; bin < BINS; bin++) {
            double height = HEIGHT * counts[bin] / most;
            if (height > 0) {
                pen.box(bin * step, base - height, step - 1, height, colour);
            }
        }
        pen.line(0, base, SpaceIntroScene.WIDTH, base, Scene.QUIET);
        pen.text(name, 0, top + 2 * Scene.TEXT, Scene.TEXT, Pen.Anchor.START, Scene.INK);
    }
}
