package org.featurescope.kind.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/**
 * The drawing of the spectrum of a unit: its groups of pictures side by side, and below them the axis of the unit's
 * activation with the histogram of the set. A line connects each picture with its position on the axis. Activations
 * outside the range of the photographs are shown beyond a break in the axis.
 */
public final class SpectrumScene implements Scene {
    private static final List<String> GROUPS =
            List.of("Optimized minimum", "Bottom", "Below the middle", "Above the middle", "Top", "Optimized maximum");
    private static final double LEAST_GROUP = 128;
    private static final double BETWEEN = 16;
    private static final double TITLE = 20;
    private static final double LEADERS = 40;
    private static final double BARS = 90;
    private static final double OUTSIDE = 56;
    private static final String LEADER = "#a8a8a8";
    private static final String BAR = "#d6d6d6";
    private static final double UNDER = 48;

    private final SpectrumResult data;
    private final double group;
    private final Axis axis;

    SpectrumScene(ExportedFigure figure, SpectrumResult data) {
        this.data = data;
        this.group = Math.max(LEAST_GROUP, figure.cellWidth());
        this.axis = new Axis(data.histogram().least(), data.histogram().most(), OUTSIDE, width() - OUTSIDE);
    }

    @Override
    public double width() {
        return GROUPS.size() * (group + BETWEEN) - BETWEEN;
    }

    private double base() {
        return TITLE + group + LEADERS + BARS;
    }

    @Override
    public double height() {
        return base() + UNDER;
    }

    /** A picture and its square in the drawing. */
    private record Placed(int picture, double x, double y, double side) {}

    @Override
    public void draw(Pen pen) {
        List<Placed> placed = placed();
        bars(pen);
        for (Placed each : placed) {
            pen.line(each.x + each.side / 2, each.y + each.side, at(each.picture), base(), LEADER);
        }
        for (int i = 0; i < GROUPS.size(); i++) {
            pen.text(GROUPS.get(i), i * (group + BETWEEN), TEXT, TEXT, Pen.Anchor.START, QUIET);
        }
        placed.forEach(each -> pen.picture(each.picture, each.x, each.y, each.side, each.side));
        ticks(pen);
        int last = placed.size() - 1;
        for (Placed each : placed) {
            dot(pen, each.picture, each.picture == 0 || each.picture == last);
        }
        pen.text("mean activation of the unit’s map", width() / 2, base() + UNDER - 4, TEXT, Pen.Anchor.MIDDLE, QUIET);
    }

    private List<Placed> placed() {
        List<SpectrumResult.Item> items = data.items();
        List<Placed> placed = new ArrayList<>();
        for (int number = 0; number < GROUPS.size(); number++) {
            int group = number;
            List<Integer> members = IntStream.range(0, items.size())
                    .filter(i -> items.get(i).group() == group)
                    .boxed()
                    .toList();
            int columns = (int) Math.ceil(Math.sqrt(members.size()));
            int rows = columns == 0 ? 0 : (members.size() + columns - 1) / columns;
            double side = (this.group - (columns - 1) * 3) / Math.max(1, columns);
            double top = TITLE + this.group - rows * (side + 3) + 3;
            for (int i = 0; i < members.size(); i++) {
                double x = number * (this.group + BETWEEN) + i % columns * (side + 3);
                placed.add(new Placed(members.get(i), x, top + i / columns * (side + 3), side));
            }
        }
        return placed;
    }

    private double activation(int picture) {
        return data.items().get(picture).activation();
    }

    /** Returns the horizontal position of a picture on the axis, pixels. */
    private double at(int picture) {
        double activation = activation(picture);
        if (axis.isBelow(activation)) {
            return OUTSIDE / 3;
        }
        return axis.isAbove(activation) ? width() - OUTSIDE / 3 : axis.at(activation);
    }

    private void bars(Pen pen) {
        List<Integer> counts = data.histogram().counts();
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        double from = axis.isPoint() ? width() / 2 - 4 : OUTSIDE;
        double step = (axis.isPoint() ? 8 : width() - 2 * OUTSIDE) / Math.max(1, counts.size());
        for (int bin = 0; bin < counts.size(); bin++) {
            double height = BARS * counts.get(bin) / most;
            if (height > 0) {
                pen.box(from + bin * step, base() - height, Math.max(1, step - 1), height, BAR);
            }
        }
    }

    private void ticks(Pen pen) {
        pen.line(OUTSIDE - 10, base(), width() - OUTSIDE + 10, base(), QUIET);
        for (double tick : axis.ticks()) {
            pen.line(axis.at(tick), base(), axis.at(tick), base() + 4, QUIET);
            pen.text(Axis.shown(tick), axis.at(tick), base() + 20, TEXT, Pen.Anchor.MIDDLE, QUIET);
        }
    }

    private void dot(Pen pen, int picture, boolean isOptimized) {
        double activation = activation(picture);
        if (axis.isBelow(activation) || axis.isAbove(activation)) {
            double edge = axis.isBelow(activation) ? OUTSIDE - 14 : width() - OUTSIDE + 14;
            pen.line(edge - 3, base() + 5, edge + 3, base() - 5, QUIET);
            pen.text(Axis.shown(activation), at(picture), base() + 20, TEXT, Pen.Anchor.MIDDLE, QUIET);
        }
        pen.dot(at(picture), base(), isOptimized ? 4.5 : 3.5, isOptimized ? QUIET : PAPER, QUIET);
    }
}
