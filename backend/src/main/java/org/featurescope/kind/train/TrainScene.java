package org.featurescope.kind.train;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.train.TrainResult.Moment;

/**
 * Draws a training: the cost, below it the share of examples for which each hidden neuron fires, and below that how much the
 * firing pattern changed.
 */
record TrainScene(TrainResult data) implements Scene {
    private static final double WIDTH = 560;
    private static final double LEFT = 64;
    private static final double RIGHT = 12;
    private static final double TOP = 22;
    private static final double CURVE = 150;
    private static final double BETWEEN = 34;
    private static final double ROW = 9;
    private static final int MOST_ROWS = 40;
    private static final double CHANGES = 40;
    private static final double BOTTOM = 26;
    private static final String COST = "#00609c";
    private static final String HELD_OUT = "#c4500a";
    private static final double WHOLE = 255;

    private int neurons() {
        return data.hidden().stream().mapToInt(Integer::intValue).sum();
    }

    private int rows() {
        return Math.min(MOST_ROWS, neurons());
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        double firing = neurons() == 0 ? 0 : BETWEEN + rows() * ROW + BETWEEN + CHANGES;
        return TOP + CURVE + firing + BOTTOM;
    }

    @Override
    public void draw(Pen pen) {
        List<Moment> moments = data.moments();
        long last = Math.max(1, moments.get(moments.size() - 1).step());
        Axis across = new Axis(0, last, LEFT, WIDTH - RIGHT);
        drawCost(pen, across);
        double bottom = TOP + CURVE;
        if (neurons() > 0) {
            drawFiring(pen, across, bottom + BETWEEN);
            bottom += BETWEEN + rows() * ROW + BETWEEN;
            drawChanges(pen, across, bottom);
            bottom += CHANGES;
        }
        pen.line(LEFT, bottom, WIDTH - RIGHT, bottom, QUIET);
        pen.text("step 0", LEFT, bottom + 2 * GAP + TEXT / 2, TEXT, Pen.Anchor.START, QUIET);
        pen.text("step " + last, WIDTH - RIGHT, bottom + 2 * GAP + TEXT / 2, TEXT, Pen.Anchor.END, QUIET);
    }

    private void drawCost(Pen pen, Axis across) {
        boolean hasHeldOut = data.moments().get(0).heldOutCost().isPresent();
        double most = data.moments().stream()
                .mapToDouble(
                        moment -> Math.max(moment.cost(), moment.heldOutCost().orElse(0.0)))
                .max()
                .orElseThrow();
        Axis up = new Axis(0, most > 0 ? most : 1, TOP + CURVE, TOP);
        pen.text("cost", LEFT, TOP - GAP, TEXT, Pen.Anchor.START, COST);
        if (hasHeldOut) {
            pen.text("of examples held out", LEFT + 40, TOP - GAP, TEXT, Pen.Anchor.START, HELD_OUT);
        }
        pen.text(Axis.shown(most), LEFT - GAP, TOP + TEXT / 2, TEXT, Pen.Anchor.END, QUIET);
        pen.text("0", LEFT - GAP, TOP + CURVE, TEXT, Pen.Anchor.END, QUIET);
        pen.line(LEFT, TOP + CURVE, WIDTH - RIGHT, TOP + CURVE, QUIET);
        if (hasHeldOut) {
            pen.path(curve(across, up, moment -> moment.heldOutCost().orElse(0.0)), HELD_OUT, 1, true);
        }
        pen.path(curve(across, up, Moment::cost), COST, 1.5, false);
    }

    private List<double[]> curve(Axis across, Axis up, ToDoubleFunction<Moment> value) {
        List<double[]> points = new ArrayList<>();
        for (Moment moment : data.moments()) {
            points.add(new double[] {across.at(moment.step()), up.at(value.applyAsDouble(moment))});
        }
        if (points.size() == 1) {
            points.add(points.get(0));
        }
        return points;
    }

    private void drawFiring(Pen pen, Axis across, double top) {
        String note = rows() < neurons() ? ", the first %d of %d".formatted(rows(), neurons()) : "";
        pen.text("hidden neurons that fire" + note, LEFT, top - GAP, TEXT, Pen.Anchor.START, INK);
        byte[] fired = Base64.getDecoder().decode(data.fired());
        for (int row = 0; row < rows(); row++) {
            drawRow(pen, across, fired, row, top + row * ROW);
        }
        int row = 0;
        for (int layer = 0; layer < data.hidden().size() && row < rows(); layer++) {
            pen.text(
                    "layer %d".formatted(layer + 1),
                    LEFT - GAP,
                    top + row * ROW + TEXT * 0.8,
                    TEXT,
                    Pen.Anchor.END,
                    QUIET);
            row += data.hidden().get(layer);
        }
    }

    /** Draws when a neuron fires, one box for each time in which its share of examples stays the same. */
    private void drawRow(Pen pen, Axis across, byte[] fired, int row, double y) {
        List<Moment> moments = data.moments();
        int begin = 0;
        for (int i = 1; i <= moments.size(); i++) {
            byte share = fired[begin * neurons() + row];
            if (i == moments.size() || fired[i * neurons() + row] != share) {
                double from = across.at(moments.get(begin).step());
                double to =
                        across.at(moments.get(Math.min(i, moments.size() - 1)).step());
                if (to > from) {
                    pen.box(from, y, to - from, ROW - 1, shade(Byte.toUnsignedInt(share) / WHOLE));
                }
                begin = i;
            }
        }
    }

    /** Returns a grey that is the darker the more fires. */
    private static String shade(double share) {
        int level = (int) Math.round(WHOLE - 215 * share);
        return "#%02x%02x%02x".formatted(level, level, level);
    }

    private void drawChanges(Pen pen, Axis across, double top) {
        int most = data.moments().stream().mapToInt(Moment::changed).max().orElse(0);
        Axis up = new Axis(0, Math.max(1, most), top + CHANGES, top);
        String jumps = data.jumps()
                .map(found -> "; with drops of cost: correlation %.2f, p = %.3f"
                        .formatted(found.correlation(), found.probability()))
                .orElse("");
        pen.text("changes of the firing pattern" + jumps, LEFT, top - GAP, TEXT, Pen.Anchor.START, INK);
        pen.text("" + most, LEFT - GAP, top + TEXT / 2, TEXT, Pen.Anchor.END, QUIET);
        for (Moment moment : data.moments()) {
            if (moment.changed() > 0) {
                double x = across.at(moment.step());
                pen.line(x, top + CHANGES, x, up.at(moment.changed()), HELD_OUT);
            }
        }
    }
}
