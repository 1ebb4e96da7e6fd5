package org.featurescope.kind.linear1d;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.linear.SignColours;
import org.featurescope.kind.linear1d.Linear1dResult.Neuron;
import org.featurescope.kind.linear1d.Linear1dResult.Region;

/** The drawing of neurons as lines: the plot, below it the regions, and beside it the outputs for two inputs. */
final class Linear1dScene implements Scene {
    /** The most neurons that have names, signs and outputs. */
    static final int MOST_NAMED = 16;

    private static final double WIDTH = 760;
    private static final double LEFT = 36;
    private static final double PLOT_RIGHT = 500;
    private static final double TOP = 8;
    private static final double BOTTOM = 308;
    private static final double LEAST_REACH = 0.5;
    /** The end of the axis of outputs, as a multiple of the largest output. */
    private static final double ROOM = 1.04;

    private static final double COLUMN = 90;
    private static final double NAME = 14;
    /** The most regions that are told apart in the plot. */
    private static final int MOST_BANDS = 100;
    /** The number of lines from which on dashes would only make a pattern of their own. */
    private static final int MANY = 200;

    private final Linear1dResult data;
    private final Axis across;
    private final Axis up;
    private final RegionDrawing regions;

    Linear1dScene(Linear1dResult data) {
        this.data = data;
        double reach = data.neurons().stream()
                        .mapToDouble(neuron ->
                                Math.max(Math.abs(neuron.output(data.least())), Math.abs(neuron.output(data.most()))))
                        .reduce(LEAST_REACH, Math::max)
                * ROOM;
        this.across = new Axis(data.least(), data.most(), LEFT, isNamed() ? PLOT_RIGHT : WIDTH - GAP);
        this.up = new Axis(-reach, reach, BOTTOM, TOP);
        this.regions = new RegionDrawing(data, across, BOTTOM + 26);
    }

    private boolean isNamed() {
        return data.neurons().size() <= MOST_NAMED;
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return regions.bottom() + 20;
    }

    @Override
    public void draw(Pen pen) {
        bands(pen);
        axes(pen);
        if (data.guides()) {
            lines(pen);
            probes(pen);
        }
        regions.draw(pen);
        if (isNamed()) {
            outputs(pen);
        }
        if (isNamed() && data.guides()) {
            names(pen);
        }
    }

    private void bands(Pen pen) {
        for (int i = 0; i < data.regions().size() && data.regions().size() <= MOST_BANDS; i += 2) {
            Region region = data.regions().get(i);
            double left = across.at(region.from());
            pen.box(left, TOP, across.at(region.to()) - left, BOTTOM - TOP, "#f3f3f4");
        }
    }

    private void axes(Pen pen) {
        pen.line(across.from(), up.at(0), across.to(), up.at(0), QUIET);
        pen.line(across.from(), BOTTOM, across.to(), BOTTOM, RULE);
        pen.line(across.at(0), TOP, across.at(0), BOTTOM, RULE);
        for (double y : up.ticks(4)) {
            pen.text(Axis.shown(y), LEFT - 6, up.at(y) + TEXT / 3, TEXT - 1, Pen.Anchor.END, QUIET);
        }
        for (double x : across.ticks(4)) {
            pen.text(Axis.shown(x), across.at(x), BOTTOM + 16, TEXT - 1, Pen.Anchor.MIDDLE, QUIET);
        }
    }

    private void lines(Pen pen) {
        double thickness = isNamed() ? 1.75 : data.neurons().size() > MANY ? 0.35 : 1;
        for (int i = 0; i < data.neurons().size(); i++) {
            Neuron neuron = data.neurons().get(i);
            double crossing = neuron.crossing().orElse(data.most());
            part(pen, neuron, data.least(), crossing, thickness);
            if (neuron.crossing().isPresent()) {
                part(pen, neuron, crossing, data.most(), thickness);
            }
        }
    }

    private void part(Pen pen, Neuron neuron, double from, double to, double thickness) {
        int sign = neuron.sign((from + to) / 2);
        pen.path(
                List.of(
                        new double[] {across.at(from), up.at(neuron.output(from))},
                        new double[] {across.at(to), up.at(neuron.output(to))}),
                colour(sign),
                thickness,
                sign < 0 && data.neurons().size() <= MANY);
    }

    static String colour(int sign) {
        return sign > 0 ? SignColours.POSITIVE : sign < 0 ? SignColours.NEGATIVE : QUIET;
    }

    private void probes(Pen pen) {
        for (double x : data.probes()) {
            pen.line(across.at(x), TOP, across.at(x), BOTTOM + 4, INK);
            if (isNamed()) {
                for (Neuron neuron : data.neurons()) {
                    String colour = colour(neuron.sign(x));
                    pen.dot(across.at(x), up.at(neuron.output(x)), 4, colour, colour);
                }
            }
        }
    }

    /** Draws the names of the lines at their right ends, moved apart where they would cover each other. */
    private void names(Pen pen) {
        List<Integer> fromAbove = IntStream.range(0, data.neurons().size())
                .boxed()
                .sorted(Comparator.comparing(i -> -data.neurons().get(i).output(data.most())))
                .toList();
        double room = NAME * (fromAbove.size() - 1);
        double free = TOP;
        for (int i : fromAbove) {
            Neuron neuron = data.neurons().get(i);
            double y = Math.max(free, Math.min(up.at(neuron.output(data.most())), BOTTOM - room));
            String colour = colour(neuron.sign(data.most()));
            pen.text(name(i), across.to() + GAP, y + 4, TEXT, Pen.Anchor.START, colour);
            free = y + NAME;
            room -= NAME;
        }
    }

    /** Draws the outputs for both inputs in columns, a row for each neuron. */
    private void outputs(Pen pen) {
        double line = 19;
        double y = TOP + TEXT;
        for (int probe = 0; probe < data.probes().size(); probe++) {
            double x = data.probes().get(probe);
            double right = WIDTH - COLUMN * (1 - probe) - 4;
            pen.text("x = " + Axis.shown(x), right, y, TEXT, Pen.Anchor.END, QUIET);
            for (int i = 0; i < data.neurons().size(); i++) {
                Neuron neuron = data.neurons().get(i);
                int sign = neuron.sign(x);
                double below = y + (i + 1) * line;
                pen.text(signed(neuron.output(x)), right, below, TEXT, Pen.Anchor.END, colour(sign));
                pen.dot(right - 50, below - 4, 3.5, sign > 0 ? colour(sign) : PAPER, colour(sign));
            }
        }
        for (int i = 0; i < data.neurons().size(); i++) {
            pen.text(name(i), WIDTH - 2 * COLUMN, y + (i + 1) * line, TEXT, Pen.Anchor.END, INK);
        }
    }

    private static String signed(double value) {
        String text = "%.2f".formatted(Math.abs(value));
        return text.equals("0.00") ? text : (value < 0 ? "−" : "+") + text;
    }

    static String name(int neuron) {
        return "n" + (neuron + 1);
    }
}
