package org.featurescope.kind.occlusion;

import java.util.List;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.DivergingColours;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** The drawing of an occlusion map: the photograph, beside it the map, and below the map its colour scale. */
record OcclusionScene(ExportedFigure figure, OcclusionResult data) implements Scene {
    private static final double SIDE = 256;
    private static final double BETWEEN = 24;
    private static final double SCALE = 10;

    /** The number of boxes of which the colour scale is drawn. */
    private static final int STEPS = 64;

    @Override
    public double width() {
        return 2 * SIDE + BETWEEN;
    }

    @Override
    public double height() {
        return SIDE + 3 * GAP + SCALE + 2 * TEXT + GAP;
    }

    @Override
    public void draw(Pen pen) {
        pen.picture(0, 0, 0, SIDE, SIDE);
        double left = SIDE + BETWEEN;
        double largest = data.largest();
        int places = data.falls().size();
        double cell = SIDE / places;
        for (int row = 0; row < places; row++) {
            for (int column = 0; column < places; column++) {
                double share = largest == 0 ? 0 : data.falls().get(row).get(column) / largest;
                // whole pixels, so that no seams show between the places
                double top = Math.rint(row * cell);
                double start = Math.rint(column * cell);
                double bottom = Math.rint((row + 1) * cell);
                double end = Math.rint((column + 1) * cell);
                pen.box(left + start, top, end - start, bottom - top, DivergingColours.PURPLE_ORANGE.of(share));
            }
        }
        pen.frame(left, 0, SIDE, SIDE, RULE, 1);
        scale(pen, left, largest);
    }

    @Override
    public List<Credit> credits() {
        return List.of(data.credit());
    }

    private void scale(Pen pen, double left, double largest) {
        double top = SIDE + GAP;
        double step = SIDE / STEPS;
        for (int i = 0; i < STEPS; i++) {
            pen.box(left + i * step, top, step, SCALE, DivergingColours.PURPLE_ORANGE.of(2 * (i + 0.5) / STEPS - 1));
        }
        double base = top + SCALE + GAP / 2 + TEXT;
        pen.text("rises by " + Axis.shown(largest), left, base, TEXT, Pen.Anchor.START, QUIET);
        pen.text("0", left + SIDE / 2, base, TEXT, Pen.Anchor.MIDDLE, QUIET);
        pen.text("falls by " + Axis.shown(largest), left + SIDE, base, TEXT, Pen.Anchor.END, QUIET);
        String whole = "activation %s without the square".formatted(Axis.shown(data.activation()));
        pen.text(whole, left, base + TEXT + GAP / 2, TEXT, Pen.Anchor.START, QUIET);
    }
}
