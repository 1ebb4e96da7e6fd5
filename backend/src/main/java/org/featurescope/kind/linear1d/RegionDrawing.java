package org.featurescope.kind.linear1d;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.linear.SignColours;
import org.featurescope.kind.linear1d.Linear1dResult.Cut;
import org.featurescope.kind.linear1d.Linear1dResult.Neuron;
import org.featurescope.kind.linear1d.Linear1dResult.Region;

/**
 * Draws the cuts with the directions in which their neurons grow, and below them the sign of each neuron within each
 * region; for many neurons, the share of positive ones.
 */
final class RegionDrawing {
    private static final double ARROWS = 36;
    private static final double ROW = 16;
    private static final double SHARES = 96;
    private static final int MOST_CUTS = 24;
    private static final int MOST_NAMES = 2;

    private final Linear1dResult data;
    private final Axis across;
    private final double top;
    private final boolean isNamed;

    RegionDrawing(Linear1dResult data, Axis across, double top) {
        this.data = data;
        this.across = across;
        this.top = top;
        this.isNamed = data.neurons().size() <= Linear1dScene.MOST_NAMED;
    }

    private double rows() {
        return top + ARROWS;
    }

    double bottom() {
        return rows() + (isNamed ? ROW * data.neurons().size() : SHARES);
    }

    void draw(Pen pen) {
        if (data.cuts().size() <= MOST_CUTS) {
            data.cuts().forEach(cut -> arrows(pen, cut));
        }
        if (isNamed) {
            for (int i = 0; i < data.neurons().size(); i++) {
                row(pen, i);
            }
        } else {
            shares(pen);
        }
        for (int i = 0; i < data.regions().size(); i++) {
            Region region = data.regions().get(i);
            double width = across.at(region.to()) - across.at(region.from());
            if (width >= 18) {
                double middle = across.at(region.from()) + width / 2;
                pen.text("" + (i + 1), middle, bottom() + 14, Scene.TEXT - 1, Pen.Anchor.MIDDLE, Scene.QUIET);
            }
        }
    }

    private void arrows(Pen pen, Cut cut) {
        double x = across.at(cut.at());
        List<Integer> all = Stream.concat(cut.growing().stream(), cut.falling().stream())
                .sorted()
                .toList();
        String names = all.stream().limit(MOST_NAMES).map(Linear1dScene::name).collect(Collectors.joining(" "));
        String rest = all.size() > MOST_NAMES ? " +" + (all.size() - MOST_NAMES) : "";
        pen.text(names + rest, x, top + 10, Scene.TEXT - 1, Pen.Anchor.MIDDLE, Scene.INK);
        double y = top + 20;
        if (!cut.growing().isEmpty()) {
            arrow(pen, x, y, 1);
            y += 8;
        }
        if (!cut.falling().isEmpty()) {
            arrow(pen, x, y, -1);
        }
    }

    private static void arrow(Pen pen, double x, double y, int direction) {
        double tip = x + 9 * direction;
        double barb = tip - 5 * direction;
        pen.path(
                List.of(
                        new double[] {x - 9 * direction, y},
                        new double[] {tip, y},
                        new double[] {barb, y - 4},
                        new double[] {tip, y},
                        new double[] {barb, y + 4}),
                Scene.INK,
                1.5,
                false);
    }

    private void row(Pen pen, int index) {
        Neuron neuron = data.neurons().get(index);
        double y = rows() + index * ROW;
        double baseline = y + ROW / 2 + 4;
        pen.text(Linear1dScene.name(index), across.from() - 6, baseline, Scene.TEXT - 1, Pen.Anchor.END, Scene.QUIET);
        for (Region region : data.regions()) {
            int sign = neuron.sign((region.from() + region.to()) / 2);
            double left = across.at(region.from());
            double right = across.at(region.to());
            String colour = Linear1dScene.colour(sign);
            pen.area(corners(left + 1, y, Math.max(left + 1.5, right - 1), y + ROW - 1), colour, 0.15);
            if (right - left >= 9) {
                String text = sign > 0 ? "+" : sign < 0 ? "−" : "0";
                pen.text(text, (left + right) / 2, baseline, Scene.TEXT, Pen.Anchor.MIDDLE, colour);
            }
        }
    }

    private static List<double[]> corners(double left, double upper, double right, double lower) {
        return List.of(
                new double[] {left, upper}, new double[] {right, upper}, new double[] {right, lower}, new double[] {
                    left, lower
                });
    }

    private void shares(Pen pen) {
        Axis up = new Axis(0, data.neurons().size(), bottom(), rows());
        pen.area(corners(across.from(), rows(), across.to(), bottom()), SignColours.NEGATIVE, 0.22);
        List<double[]> outline = new ArrayList<>();
        for (Region region : data.regions()) {
            double y = up.at(region.positive());
            Collections.addAll(
                    outline, new double[] {across.at(region.from()), y}, new double[] {across.at(region.to()), y});
        }
        outline.add(new double[] {across.to(), bottom()});
        outline.add(new double[] {across.from(), bottom()});
        pen.area(outline, SignColours.POSITIVE, 0.75);
        pen.text("all", across.from() - 6, rows() + 9, Scene.TEXT - 1, Pen.Anchor.END, Scene.QUIET);
        pen.text("0", across.from() - 6, bottom(), Scene.TEXT - 1, Pen.Anchor.END, Scene.QUIET);
        pen.text("positive neurons", across.from() + 8, bottom() - 8, Scene.TEXT - 1, Pen.Anchor.START, Scene.INK);
    }
}
