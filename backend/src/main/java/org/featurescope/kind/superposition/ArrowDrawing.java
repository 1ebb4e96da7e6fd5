package org.featurescope.kind.superposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.superposition.SuperpositionResult.TrainedFeature;
import org.featurescope.kind.superposition.SuperpositionResult.TrainedModel;

/**
 * Draws the features of a model as arrows in the hidden plane, within a circle of radius 1.
 *
 * @param x the centre of the circle
 * @param y the centre of the circle
 * @param unit the radius of the circle
 */
record ArrowDrawing(double x, double y, double unit) {
    private static final String FAINT = "#e6e6e6";
    private static final int CORNERS = 72;
    /** An arrow that is shorter is drawn without a label, since those of such arrows would cover each other. */
    private static final double LABELLED = 0.4;

    /**
     * Draws a model.
     *
     * @param isLabelled whether each arrow has its number and its dimensionality beside it
     */
    void draw(Pen pen, TrainedModel model, boolean isLabelled) {
        List<double[]> circle = new ArrayList<>();
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            circle.add(new double[] {x + unit * Math.cos(angle), y + unit * Math.sin(angle)});
        }
        pen.line(x - unit, y, x + unit, y, FAINT);
        pen.line(x, y - unit, x, y + unit, FAINT);
        pen.path(circle, Scene.RULE, 1, false);
        List<TrainedFeature> features = model.features();
        for (int i = features.size() - 1; i >= 0; i--) {
            arrow(pen, features.get(i), FeatureColours.of(i, features.size()), isLabelled ? 2.5 : 1.75);
        }
        for (int i = 0; isLabelled && i < features.size(); i++) {
            label(pen, i, features.get(i), FeatureColours.of(i, features.size()));
        }
    }

    private void arrow(Pen pen, TrainedFeature feature, String colour, double thickness) {
        double length = feature.length() * unit;
        if (length < 1) {
            return;
        }
        double across = feature.x() * unit / length;
        double up = -feature.y() * unit / length;
        double head = Math.min(length, 4.5 * thickness);
        double half = 0.42 * head;
        double endX = x + across * length;
        double endY = y + up * length;
        double neckX = endX - across * head;
        double neckY = endY - up * head;
        pen.path(List.of(new double[] {x, y}, new double[] {neckX, neckY}), colour, thickness, false);
        pen.area(
                List.of(
                        new double[] {endX, endY},
                        new double[] {neckX - up * half, neckY + across * half},
                        new double[] {neckX + up * half, neckY - across * half}),
                colour,
                1);
    }

    private void label(Pen pen, int index, TrainedFeature feature, String colour) {
        double length = feature.length();
        if (length < LABELLED) {
            return;
        }
        double across = feature.x() / length;
        double up = -feature.y() / length;
        double labelX = x + across * (length * unit + 12);
        double labelY = y + up * (length * unit + 16) + 4;
        Pen.Anchor anchor = across > 0.35 ? Pen.Anchor.START : across < -0.35 ? Pen.Anchor.END : Pen.Anchor.MIDDLE;
        String dimensionality = String.format(Locale.ROOT, "%.2f", feature.dimensionality());
        pen.text("%d: %s".formatted(index + 1, dimensionality), labelX, labelY, Scene.TEXT, anchor, colour);
    }
}
