package org.featurescope.kind.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.featurescope.figure.answers.GroupScore;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.trial.TrialResult.DirectionScore;

/**
 * The drawing of the automatic judge's scores: a row for each family with the score of each direction as a small dot, and the
 * mean with its interval above them.
 */
final class TrialScene implements Scene {
    private static final String ACCENT = "#00609c";
    private static final double WIDTH = 640;
    private static final double NAMES = 150;
    private static final double NUMBERS = 130;
    private static final double TOP = 40;
    private static final double ROW = 54;
    private static final double BOTTOM = 40;

    private final TrialResult data;
    private final Axis axis = new Axis(0, 1, NAMES, WIDTH - NUMBERS);

    TrialScene(ExportedFigure figure, TrialResult data) {
        this.data = data;
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return TOP + rows() * ROW + BOTTOM;
    }

    private int rows() {
        return data.families().size() + (data.unit().isPresent() ? 1 : 0);
    }

    @Override
    public boolean showsPictures() {
        return false;
    }

    @Override
    public void draw(Pen pen) {
        pen.text("Right answers of the automatic judge", 0, 16, Scene.TEXT + 1, Pen.Anchor.START, Scene.INK);
        double bottom = TOP + rows() * ROW;
        for (double tick : List.of(0.0, 0.25, 0.5, 0.75, 1.0)) {
            double x = axis.at(tick);
            pen.line(x, TOP, x, bottom, tick == 0.5 ? Scene.QUIET : Scene.RULE);
            pen.text(percent(tick), x, bottom + 16, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
        }
        pen.text("chance", axis.at(0.5), bottom + 32, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
        double y = TOP;
        for (GroupScore family : data.families()) {
            family(pen, family, y);
            y += ROW;
        }
        if (data.unit().isPresent()) {
            unit(pen, data.unit().get(), y);
        }
    }

    private void family(Pen pen, GroupScore family, double top) {
        String colour = family.group().equals(Family.POSITIVE.id()) ? Scene.QUIET : ACCENT;
        pen.text(Family.titleOf(family.group()), 0, top + 22, Scene.TEXT, Pen.Anchor.START, Scene.INK);
        List<DirectionScore> scores = data.directions().stream()
                .filter(score -> score.family().equals(family.group()))
                .toList();
        DotColumns columns = new DotColumns(scores.size());
        pen.points(
                scores.stream()
                        .map(score -> columns.place(axis.at(score.share()), top + ROW - 6))
                        .toList(),
                columns.diameter(),
                Scene.RULE);
        interval(pen, family.low(), family.share(), family.high(), top + 17, colour);
        text(pen, family.share(), family.low(), family.high(), top + 22);
    }

    private void unit(Pen pen, DirectionScore unit, double top) {
        pen.text(unit.name(), 0, top + 22, Scene.TEXT, Pen.Anchor.START, Scene.INK);
        interval(pen, unit.low(), unit.share(), unit.high(), top + 17, Scene.INK);
        text(pen, unit.share(), unit.low(), unit.high(), top + 22);
    }

    private void interval(Pen pen, double low, double share, double high, double y, String colour) {
        pen.path(List.of(new double[] {axis.at(low), y}, new double[] {axis.at(high), y}), colour, 2, false);
        pen.dot(axis.at(share), y, 4.5, colour, Scene.PAPER);
    }

    private static void text(Pen pen, double share, double low, double high, double y) {
        pen.text(
                "%s (%s to %s)".formatted(percent(share), percent(low), percent(high)),
                WIDTH,
                y,
                Scene.TEXT,
                Pen.Anchor.END,
                Scene.INK);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%d %%", Math.round(100 * share));
    }

    /** Places dots of equal position beside each other, upwards, so that they become columns. */
    private static final class DotColumns {
        private static final double HEIGHT = 24;
        private final Map<Long, Integer> heights = new HashMap<>();
        private final double step;

        DotColumns(int dots) {
            this.step = Math.min(3.5, HEIGHT / Math.max(1, dots / 4.0));
        }

        double diameter() {
            return Math.max(2, Math.min(3, step));
        }

        double[] place(double x, double bottom) {
            int height = heights.merge(Math.round(x), 1, Integer::sum) - 1;
            return new double[] {x, bottom - height * step};
        }
    }
}
