package org.featurescope.kind.linear2d;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.linear.SignColours;
import org.featurescope.linear.PlaneLayers;
import org.featurescope.linear.PlaneRegion;

/**
 * Draws the square of inputs from above: its regions, coloured by how many neurons are positive in them, the lines
 * between them with an arrow to each neuron's positive side, and the two picked points.
 */
final class FlatDrawing implements Linear2dScene.Drawing {
    private static final double LEFT = 34;
    private static final double RIGHT = 6;
    private static final double TOP = 8;
    private static final double BOTTOM = 30;
    private static final int MOST_MARKED = 24;
    private static final double ARROW = 15;
    private static final double NAME = 27;
    private static final double HEAD = 5;
    private static final double DOT = 8;
    private static final int CONTOUR_PARTS = 80;
    private static final double ROOM = 36;
    private static final double[] SHARES = {0.5, 0.36, 0.64, 0.22, 0.78};

    private final Linear2dResult data;
    private final PlaneLayers layers;
    private final double side;
    private final Axis across;
    private final Axis up;

    FlatDrawing(Linear2dResult data, double width) {
        this.data = data;
        this.layers = data.layers();
        this.side = width - LEFT - RIGHT;
        this.across = new Axis(data.low(), data.high(), LEFT, LEFT + side);
        this.up = new Axis(data.low(), data.high(), TOP + side, TOP);
    }

    @Override
    public double height() {
        return TOP + side + BOTTOM;
    }

    private double[] at(double x, double y) {
        return new double[] {across.at(x), up.at(y)};
    }

    @Override
    public void draw(Pen pen) {
        if (data.regions().isPresent()) {
            regions(pen);
        }
        cuts(pen);
        axes(pen);
        if (data.guides() && data.neurons().size() <= MOST_MARKED) {
            marks(pen);
        }
        picks(pen);
    }

    private void regions(Pen pen) {
        boolean hasBoth = layers.hasSecond() && layers.isPiecewiseAffine();
        int from = hasBoth ? layers.first().neurons() : 0;
        List<PlaneRegion> regions = layers.regions(data.square());
        for (PlaneRegion region : regions) {
            List<Integer> signs = region.signs().subList(from, region.signs().size());
            double share = signs.stream().filter(sign -> sign > 0).count() / (double) signs.size();
            double strength = Math.abs(2 * share - 1);
            if (strength > 0) {
                String colour = share > 0.5 ? SignColours.POSITIVE : SignColours.NEGATIVE;
                pen.area(outline(region), colour, 0.08 + 0.44 * strength);
            }
        }
        for (int i = 0; i < data.picks().size(); i++) {
            List<Double> point = data.picks().get(i);
            String colour = i == 0 ? Linear2dScene.FIRST : Linear2dScene.SECOND;
            layers.regionOf(regions, point.get(0), point.get(1))
                    .ifPresent(region -> pen.area(outline(region), colour, 0.78));
        }
    }

    private List<double[]> outline(PlaneRegion region) {
        return region.outline().stream().map(point -> at(point[0], point[1])).toList();
    }

    private void cuts(Pen pen) {
        boolean hasSecond = layers.hasSecond();
        String colour = data.guides() ? (hasSecond ? Scene.RULE : Scene.INK) : Scene.PAPER;
        double thickness = data.neurons().size() > MOST_MARKED ? 0.5 : 1.5;
        data.neurons().stream().filter(neuron -> !neuron.cut().isEmpty()).forEach(neuron -> {
            List<Double> from = neuron.cut().get(0);
            List<Double> to = neuron.cut().get(1);
            pen.path(List.of(at(from.get(0), from.get(1)), at(to.get(0), to.get(1))), colour, thickness, false);
        });
        if (hasSecond && data.regions().isPresent()) {
            String second = data.guides() ? Scene.INK : Scene.PAPER;
            PlaneLayers.SecondPieces draw =
                    (neuron, from, to) -> pen.path(List.of(at(from[0], from[1]), at(to[0], to[1])), second, 2.2, false);
            if (layers.isPiecewiseAffine()) {
                layers.forEachSecondPiece(data.square(), draw);
            } else {
                layers.forEachContourPiece(data.square(), CONTOUR_PARTS, draw);
            }
        }
    }

    private void axes(Pen pen) {
        pen.frame(LEFT, TOP, side, side, Scene.RULE, 1);
        for (double value : List.of((double) data.low(), (data.low() + data.high()) / 2.0, (double) data.high())) {
            String text = Axis.shown(value);
            pen.text(text, across.at(value), TOP + side + 15, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.QUIET);
            pen.text(text, LEFT - 6, up.at(value) + 4, Scene.TEXT, Pen.Anchor.END, Scene.QUIET);
        }
        pen.text("x₁", LEFT + side * 0.75, TOP + side + 17, Scene.TEXT + 1, Pen.Anchor.MIDDLE, Scene.INK);
        pen.text("x₂", LEFT - 8, TOP + side * 0.25 + 4, Scene.TEXT + 1, Pen.Anchor.END, Scene.INK);
    }

    /** Draws an arrow from each line to its neuron's positive side, where its name is far from the names before it. */
    private void marks(Pen pen) {
        List<double[]> names = new ArrayList<>();
        for (int i = 0; i < data.neurons().size(); i++) {
            Linear2dResult.Neuron neuron = data.neurons().get(i);
            if (!neuron.cut().isEmpty()) {
                mark(pen, neuron, Linear2dScene.name(i, data.neurons().size()), names);
            }
        }
    }

    private void mark(Pen pen, Linear2dResult.Neuron neuron, String name, List<double[]> names) {
        double length = Math.hypot(neuron.weights().get(0), neuron.weights().get(1));
        double dx = neuron.weights().get(0) / length;
        double dy = -neuron.weights().get(1) / length;
        double[] from = between(neuron, 0.5);
        double most = Double.NEGATIVE_INFINITY;
        for (double share : SHARES) {
            double[] place = between(neuron, share);
            double[] label = {place[0] + NAME * dx, place[1] + NAME * dy};
            double room = Math.min(ROOM, room(label, names)) - Math.abs(share - 0.5);
            if (room > most) {
                most = room;
                from = place;
            }
        }
        double[] tip = {from[0] + ARROW * dx, from[1] + ARROW * dy};
        double[] label = {from[0] + NAME * dx, from[1] + NAME * dy};
        names.add(label);
        pen.path(List.of(from, tip), SignColours.POSITIVE, 2, false);
        pen.area(
                List.of(
                        new double[] {tip[0] + HEAD * dx, tip[1] + HEAD * dy},
                        new double[] {tip[0] - HEAD * dy, tip[1] + HEAD * dx},
                        new double[] {tip[0] + HEAD * dy, tip[1] - HEAD * dx}),
                SignColours.POSITIVE,
                1);
        pen.text(name, label[0], label[1] + 4, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.INK);
    }

    /** Returns the place at a share of the way along a neuron's line. */
    private double[] between(Linear2dResult.Neuron neuron, double share) {
        List<Double> from = neuron.cut().get(0);
        List<Double> to = neuron.cut().get(1);
        return at(from.get(0) + share * (to.get(0) - from.get(0)), from.get(1) + share * (to.get(1) - from.get(1)));
    }

    /** Returns how far a name is from other names and from the border. */
    private double room(double[] label, List<double[]> names) {
        double inside = Math.min(
                Math.min(label[0] - LEFT, LEFT + side - label[0]), Math.min(label[1] - TOP, TOP + side - label[1]));
        return names.stream()
                .mapToDouble(other -> Math.hypot(other[0] - label[0], other[1] - label[1]))
                .reduce(2.5 * (inside - HEAD), Math::min);
    }

    private void picks(Pen pen) {
        List<double[]> places = data.picks().stream()
                .map(point -> at(point.get(0), point.get(1)))
                .toList();
        pen.path(places, Scene.INK, 1.2, true);
        for (int i = 0; i < places.size(); i++) {
            double[] place = places.get(i);
            String colour = i == 0 ? Linear2dScene.FIRST : Linear2dScene.SECOND;
            pen.dot(place[0], place[1], DOT, colour, Scene.PAPER);
            pen.text(i == 0 ? "A" : "B", place[0], place[1] + 4, Scene.TEXT - 1, Pen.Anchor.MIDDLE, Scene.PAPER);
        }
    }
}
