package org.featurescope.kind.superposition;

import java.util.List;
import java.util.Locale;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.DivergingColours;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.superposition.SuperpositionResult.TrainedFeature;
import org.featurescope.kind.superposition.SuperpositionResult.TrainedModel;

/**
 * The drawing of a figure of superposition: the arrows of the trained model with its matrix {@code W^T W} and its biases,
 * and below them the arrows at other sparsities.
 */
final class SuperpositionScene implements Scene {
    private static final double WIDTH = 760;
    private static final double HEADING = 26;
    private static final double UNIT = 122;
    private static final double PLANE_WIDTH = 420;
    private static final double PLANE_HEIGHT = 344;
    private static final double MATRIX = 272;
    private static final double BETWEEN = 10;
    private static final int MOST_NUMBERS = 6;
    private static final double DARK = 0.6;

    private final SuperpositionResult data;
    private final double small;

    SuperpositionScene(SuperpositionResult data) {
        this.data = data;
        this.small =
                (WIDTH - (data.others().size() - 1) * BETWEEN) / data.others().size();
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return HEADING + PLANE_HEIGHT + 2 * HEADING + small + HEADING;
    }

    @Override
    public void draw(Pen pen) {
        TrainedModel model = data.model();
        pen.text(heading(model), 0, 14, TEXT + 2, Pen.Anchor.START, INK);
        new ArrowDrawing(PLANE_WIDTH / 2, HEADING + PLANE_HEIGHT / 2, UNIT).draw(pen, model, true);
        matrix(pen, model, WIDTH - MATRIX, HEADING + 74);
        double top = HEADING + PLANE_HEIGHT + HEADING;
        pen.text("Trained at several sparsities, from the same seed", 0, top, TEXT, Pen.Anchor.START, INK);
        for (int i = 0; i < data.others().size(); i++) {
            TrainedModel other = data.others().get(i);
            double x = i * (small + BETWEEN) + small / 2;
            new ArrowDrawing(x, top + 12 + small / 2, small * 0.4).draw(pen, other, false);
            pen.text(
                    "sparsity " + Axis.shown(other.sparsity()),
                    x,
                    top + 12 + small + TEXT,
                    TEXT,
                    Pen.Anchor.MIDDLE,
                    QUIET);
        }
    }

    private static String heading(TrainedModel model) {
        double sum = model.features().stream()
                .mapToDouble(TrainedFeature::dimensionality)
                .sum();
        return "Sparsity %s: dimensionalities beside the arrows, %.2f in all; loss %.3f"
                .formatted(Axis.shown(model.sparsity()), sum, model.loss());
    }

    /** Draws {@code W^T W}, and the biases right of it. */
    private static void matrix(Pen pen, TrainedModel model, double left, double top) {
        List<TrainedFeature> features = model.features();
        int n = features.size();
        double cell = MATRIX / (n + 1.5);
        double biases = left + (n + 0.5) * cell;
        pen.text("WᵀW", left + n * cell / 2, top - 24, TEXT, Pen.Anchor.MIDDLE, INK);
        pen.text("b", biases + cell / 2, top - 24, TEXT, Pen.Anchor.MIDDLE, INK);
        for (int row = 0; row < n; row++) {
            TrainedFeature of = features.get(row);
            String name = "%d".formatted(row + 1);
            String colour = FeatureColours.of(row, n);
            pen.text(name, left - 8, top + (row + 0.5) * cell + 4, TEXT, Pen.Anchor.END, colour);
            pen.text(name, left + (row + 0.5) * cell, top - 6, TEXT, Pen.Anchor.MIDDLE, colour);
            for (int column = 0; column < n; column++) {
                TrainedFeature by = features.get(column);
                cell(pen, of.x() * by.x() + of.y() * by.y(), left + column * cell, top + row * cell, cell, n);
            }
            cell(pen, of.bias(), biases, top + row * cell, cell, n);
        }
    }

    private static void cell(Pen pen, double value, double x, double y, double size, int features) {
        pen.box(x, y, size - 1, size - 1, DivergingColours.BLUE_RED.of(value));
        if (features <= MOST_NUMBERS) {
            String ink = Math.abs(value) > DARK ? PAPER : INK;
            pen.text(number(value), x + size / 2, y + size / 2 + 4, TEXT - 1, Pen.Anchor.MIDDLE, ink);
        }
    }

    /** Returns a number with two decimals and a minus sign. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", Math.abs(value));
        return value < 0 && !text.equals("0.00") ? "−" + text : text;
    }
}
