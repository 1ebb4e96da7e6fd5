package org.featurescope.kind.linear2d;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.linear.PlaneLayers;

/** The drawing of neurons with two inputs: the flat map of regions or the planes, and below it what is read off. */
final class Linear2dScene implements Scene {
    /** The colour of the first picked point and its region. */
    static final String FIRST = "#56b4e9";
    /** The colour of the second picked point and its region. */
    static final String SECOND = "#d4389b";

    private static final double WIDTH = 560;
    private static final double LINE = 18;
    private static final int MOST_WRITTEN = 40;

    private final Linear2dResult data;
    private final Drawing drawing;
    private final List<String> lines;

    /** The picture above the words. */
    interface Drawing {
        double height();

        void draw(Pen pen);
    }

    private Linear2dScene(Linear2dResult data, Drawing drawing) {
        this.data = data;
        this.drawing = drawing;
        this.lines = words();
    }

    static Linear2dScene of(Linear2dResult data) {
        return new Linear2dScene(
                data,
                data.view().equals(Linear2dSpec.View.PLANES.name())
                        ? new PlanesDrawing(data, WIDTH)
                        : new FlatDrawing(data, WIDTH));
    }

    private List<String> words() {
        PlaneLayers layers = data.layers();
        List<Boolean> first = positives(layers, 0);
        List<Boolean> second = positives(layers, 1);
        if (first.size() > MOST_WRITTEN) {
            return List.of(data.told());
        }
        List<String> changed = IntStream.range(0, first.size())
                .filter(i -> !first.get(i).equals(second.get(i)))
                .mapToObj(i -> name(i, layers.first().neurons()))
                .toList();
        String between = changed.isEmpty()
                ? "Between A and B no neuron changes its sign."
                : "Between A and B these change their sign: %s.".formatted(String.join(", ", changed));
        return List.of("A  %s     B  %s".formatted(pattern(first), pattern(second)), between, data.told());
    }

    private List<Boolean> positives(PlaneLayers layers, int pick) {
        List<Double> point = data.picks().get(pick);
        return layers.positives(point.get(0), point.get(1));
    }

    private static String pattern(List<Boolean> positives) {
        return positives.stream().map(is -> is ? "+" : "−").collect(Collectors.joining());
    }

    /** Returns the name of a neuron; those of the second layer follow those of the first. */
    static String name(int neuron, int firsts) {
        return neuron < firsts ? "n%d".formatted(neuron + 1) : "s%d".formatted(neuron - firsts + 1);
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return drawing.height() + lines.size() * LINE + GAP;
    }

    @Override
    public void draw(Pen pen) {
        drawing.draw(pen);
        double y = drawing.height() + GAP + TEXT;
        for (String line : lines) {
            pen.text(line, 0, y, TEXT, Pen.Anchor.START, INK);
            y += LINE;
        }
    }
}
