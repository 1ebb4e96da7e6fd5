package org.featurescope.kind.basistest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.basistest.BasisTestResult.Analysis;
import org.featurescope.kind.basistest.BasisTestResult.Effect;
import org.featurescope.kind.basistest.BasisTestResult.Median;
import org.featurescope.kind.basistest.BasisTestResult.Side;

/** Draws one side of the ReLU: the main result, the chart of effects, and the curves along the path. */
final class SideDrawing {
    private static final double LINE = 17;
    private static final double ROW = 22;
    private static final double NAMES = 190;
    private static final double CURVES = 150;
    private static final double LETTER = 6.4;
    private static final String ACCENT = "#00609c";
    private static final String FAINT = "#e6e6e6";
    private static final double BAND = 0.16;

    private final Side side;
    private final double width;
    private final List<String> sentence;
    private final List<EffectRows.Group> groups;
    private final List<Map.Entry<String, String>> measures;

    SideDrawing(Side side, double width) {
        this.side = side;
        this.width = width;
        this.sentence = wrapped(side.sentences().get(0), (int) (width / LETTER));
        this.groups = EffectRows.of(side);
        this.measures = EffectRows.measures(side);
    }

    private static List<String> wrapped(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + word.length() >= most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    double height() {
        int rows =
                groups.stream().mapToInt(group -> 1 + group.families().size()).sum();
        return sentence.size() * LINE + (2 + rows) * ROW + CURVES + 2 * LINE;
    }

    void draw(Pen pen, double top) {
        double y = top;
        for (String line : sentence) {
            y += LINE;
            pen.text(line, 0, y, Scene.TEXT, Pen.Anchor.START, Scene.INK);
        }
        y = effects(pen, y + ROW);
        for (int i = 0; i < measures.size(); i++) {
            curves(pen, measures.get(i), axis(i), y + LINE);
        }
    }

    /** Returns the horizontal axis of the effects on a statistic. */
    private Axis axis(int measure) {
        double column = (width - NAMES) / measures.size();
        return new Axis(-1, 1, NAMES + measure * column + 10, NAMES + (measure + 1) * column - 10);
    }

    private double effects(Pen pen, double top) {
        double y = top;
        for (int i = 0; i < measures.size(); i++) {
            pen.text(measures.get(i).getValue(), axis(i).at(0), y, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.INK);
        }
        legend(pen, y);
        y += 6;
        for (EffectRows.Group group : groups) {
            pen.line(0, y, width, y, Scene.RULE);
            pen.text(group.title(), 0, y + 15, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
            y += ROW;
            for (String family : group.families()) {
                pen.text(EffectRows.name(family), 8, y + 14, Scene.TEXT, Pen.Anchor.START, Scene.INK);
                for (int i = 0; i < measures.size(); i++) {
                    cell(pen, group, family, i, y);
                }
                y += ROW;
            }
        }
        for (int i = 0; i < measures.size(); i++) {
            for (double tick : new double[] {-1, 0, 1}) {
                pen.text(
                        Axis.shown(tick), axis(i).at(tick), y + Scene.TEXT, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
            }
        }
        return y + ROW;
    }

    private void legend(Pen pen, double y) {
        pen.dot(4, y - 4, 4, ACCENT, ACCENT);
        pen.text("network", 12, y, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
        pen.dot(78, y - 4, 3, Scene.PAPER, Scene.QUIET);
        pen.text("untrained", 86, y, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
        pen.dot(156, y - 4, 1.5, Scene.QUIET, Scene.QUIET);
        pen.text("noise", 162, y, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
    }

    private void cell(Pen pen, EffectRows.Group group, String family, int measure, double top) {
        Axis axis = axis(measure);
        pen.line(axis.at(0), top, axis.at(0), top + ROW, Scene.RULE);
        for (Analysis analysis : side.analyses()) {
            group.effect(analysis, family, measures.get(measure).getKey())
                    .ifPresent(effect -> mark(pen, axis, effect, analysis.source(), family, top));
        }
    }

    private static void mark(Pen pen, Axis axis, Effect effect, String source, String family, double top) {
        boolean isTrained = source.equals("trained");
        String colour = isTrained && !family.equals("positive") ? ACCENT : Scene.QUIET;
        double y = top + ROW * (isTrained ? 0.3 : source.equals("untrained") ? 0.6 : 0.85);
        pen.path(
                List.of(new double[] {axis.at(effect.low()), y}, new double[] {axis.at(effect.high()), y}),
                colour,
                isTrained ? 2 : 1,
                false);
        double radius = isTrained ? 4 : source.equals("untrained") ? 3 : 1.5;
        pen.dot(axis.at(effect.delta()), y, radius, source.equals("untrained") ? Scene.PAPER : colour, colour);
    }

    private void curves(Pen pen, Map.Entry<String, String> measure, Axis across, double top) {
        List<Map.Entry<Analysis, List<Median>>> curves = side.analyses().stream()
                .map(analysis -> Map.entry(analysis, medians(analysis, measure.getKey())))
                .filter(curve -> curve.getValue().size() > 1)
                .toList();
        double[] values = curves.stream()
                .flatMap(curve -> curve.getValue().stream())
                .flatMapToDouble(median -> DoubleStream.of(median.low(), median.high()))
                .sorted()
                .toArray();
        if (values.length == 0) {
            return;
        }
        double bottom = top + CURVES - 24;
        Axis up = new Axis(values[0], values[values.length - 1], bottom, top + LINE);
        Axis alpha = new Axis(0, 1, across.from() + 26, across.to());
        for (double tick : new double[] {up.least(), up.most()}) {
            pen.line(alpha.from(), up.at(tick), alpha.to(), up.at(tick), FAINT);
            pen.text(Axis.shown(tick), alpha.from() - 5, up.at(tick) + 4, Scene.TEXT, Pen.Anchor.END, Scene.QUIET);
        }
        for (int i = curves.size() - 1; i >= 0; i--) {
            curve(pen, curves.get(i).getKey(), curves.get(i).getValue(), alpha, up);
        }
        pen.text("neurons", alpha.from(), bottom + 16, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
        pen.text("α", alpha.at(0.5), bottom + 16, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
        pen.text("random", alpha.to(), bottom + 16, Scene.TEXT, Pen.Anchor.END, Scene.QUIET);
    }

    private static List<Median> medians(Analysis analysis, String measure) {
        return analysis.path().stream()
                .flatMap(point -> point.medians().stream())
                .filter(median -> median.measure().equals(measure))
                .toList();
    }

    private static void curve(Pen pen, Analysis analysis, List<Median> medians, Axis alpha, Axis up) {
        boolean isTrained = analysis.source().equals("trained");
        String colour = isTrained ? ACCENT : Scene.QUIET;
        List<double[]> band = points(analysis, medians, alpha, up, Median::high);
        List<double[]> low = points(analysis, medians, alpha, up, Median::low);
        for (int i = low.size() - 1; i >= 0; i--) {
            band.add(low.get(i));
        }
        pen.area(band, colour, BAND);
        pen.path(points(analysis, medians, alpha, up, Median::median), colour, isTrained ? 2 : 1.5, !isTrained);
    }

    private static List<double[]> points(
            Analysis analysis, List<Median> medians, Axis alpha, Axis up, ToDoubleFunction<Median> value) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < medians.size(); i++) {
            // a point without this statistic is the first, where all neurons are silent
            double place = analysis.path()
                    .get(analysis.path().size() - medians.size() + i)
                    .alpha();
            points.add(new double[] {alpha.at(place), up.at(value.applyAsDouble(medians.get(i)))});
        }
        return points;
    }
}
