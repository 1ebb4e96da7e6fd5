package org.featurescope.kind.sparsity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.sparsity.SparsityResult.Bins;
import org.featurescope.kind.sparsity.SparsityResult.Numbers;
import org.featurescope.kind.sparsity.SparsityResult.StageSparsity;

/**
 * The drawing of the histogram of one stage with a logarithmic axis of shares. Zeros are left out and told in words. The
 * histogram of the untrained network is an outline. Its values are scaled so that the root mean square of those that are
 * not zero equals that of the trained network, because the size of an untrained network's activations has no meaning.
 */
final class HistogramDrawing {
    private static final double TITLE = 32;
    private static final double UNDER = 18;
    private static final String BAR = "#9dbfd8";

    private final StageSparsity stage;

    HistogramDrawing(StageSparsity stage) {
        this.stage = stage;
    }

    /** Draws the histogram with its title and its axis into a rectangle. */
    void draw(Pen pen, double left, double top, double width, double height) {
        Numbers trained = stage.trained();
        Bins bins = trained.histogram();
        double share = trained.values() == 0 ? 0 : 100.0 * trained.zeros() / trained.values();
        pen.text(stage.title(), left, top + Scene.TEXT, Scene.TEXT, Pen.Anchor.START, Scene.INK);
        String zero = Axis.shown(share) + " % zero";
        pen.text(zero, left, top + 2.2 * Scene.TEXT, Scene.TEXT, Pen.Anchor.START, Scene.QUIET);
        double base = top + height - UNDER;
        pen.line(left, base, left + width, base, Scene.QUIET);
        if (bins.counts().isEmpty()) {
            pen.text("no activation", left + width / 2, base - height / 4, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
            return;
        }
        Axis across = new Axis(from(bins, 0), from(bins, bins.counts().size()), left, left + width);
        List<double[]> outline = outline(across.least(), across.most());
        double most = Stream.concat(
                        bins.counts().stream().map(count -> (double) count / trained.values()),
                        outline.stream().map(point -> point[1]))
                .max(Double::compare)
                .orElse(1.0);
        // the axis begins at half the share of a single value
        Axis up = new Axis(Math.log10(0.5 / trained.values()), Math.log10(most) + 0.1, base, top + TITLE + Scene.GAP);
        bars(pen, across, up);
        path(pen, outline, across, up);
        ticks(pen, across, base);
    }

    private void bars(Pen pen, Axis across, Axis up) {
        Bins bins = stage.trained().histogram();
        double step = across.at(bins.width()) - across.at(0);
        for (int bin = 0; bin < bins.counts().size(); bin++) {
            long count = bins.counts().get(bin);
            if (count > 0) {
                double y = up.at(Math.log10((double) count / stage.trained().values()));
                pen.box(across.at(from(bins, bin)), y, Math.max(0.8, step - 0.6), up.from() - y, BAR);
            }
        }
    }

    private static void path(Pen pen, List<double[]> outline, Axis across, Axis up) {
        List<double[]> points = new ArrayList<>();
        for (double[] point : outline) {
            double y = point[1] > 0 ? Math.min(up.from(), up.at(Math.log10(point[1]))) : up.from();
            points.add(new double[] {across.at(point[0]), y});
        }
        if (points.size() > 1) {
            pen.path(points, Scene.QUIET, 1, false);
        }
    }

    private static void ticks(Pen pen, Axis across, double base) {
        for (double end : new double[] {across.least(), across.most()}) {
            Pen.Anchor anchor = end == across.least() ? Pen.Anchor.START : Pen.Anchor.END;
            pen.text(Axis.shown(end), across.at(end), base + 14, Scene.TEXT, anchor, Scene.QUIET);
        }
        if (across.least() < 0 && across.most() > 0) {
            pen.line(across.at(0), base, across.at(0), base + 4, Scene.QUIET);
            pen.text("0", across.at(0), base + 14, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
        }
    }

    /** Returns the value at which a bin begins. */
    private static double from(Bins bins, int bin) {
        return (bins.first() + bin) * bins.width();
    }

    /**
     * Returns the points of the outline of the untrained network within an axis, {@code [value, share]}: the share of all
     * values in a bin as wide as the trained network's.
     */
    private List<double[]> outline(double least, double most) {
        Numbers control = stage.untrained();
        Bins bins = control.histogram();
        List<double[]> points = new ArrayList<>();
        if (bins.counts().isEmpty()) {
            return points;
        }
        double scale = rootMeanSquare(stage.trained()) / rootMeanSquare(control);
        double perBin = stage.trained().histogram().width() / (bins.width() * scale) / control.values();
        points.add(new double[] {from(bins, 0) * scale, 0});
        for (int bin = 0; bin < bins.counts().size(); bin++) {
            double share = perBin * bins.counts().get(bin);
            points.add(new double[] {from(bins, bin) * scale, share});
            points.add(new double[] {from(bins, bin + 1) * scale, share});
        }
        points.add(new double[] {from(bins, bins.counts().size()) * scale, 0});
        points.removeIf(point -> point[0] < least || point[0] > most);
        return points;
    }

    /** Returns the root mean square of the values that are not zero. */
    static double rootMeanSquare(Numbers numbers) {
        double mean = numbers.mean().orElse(0.0);
        double deviation = numbers.deviation().orElse(0.0);
        double nonZero = numbers.values() - numbers.zeros();
        return Math.sqrt((mean * mean + deviation * deviation) * numbers.values() / nonZero);
    }
}
