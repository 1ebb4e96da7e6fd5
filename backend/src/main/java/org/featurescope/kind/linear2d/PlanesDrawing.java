package org.featurescope.kind.linear2d;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.linear.SignColours;
import org.featurescope.linear.InputSquare;
import org.featurescope.linear.PlaneLayers;
import org.featurescope.linear.PlaneRegion;

/**
 * Draws neurons' outputs as surfaces over the square of inputs, in a parallel projection from where the figure is seen,
 * with the lines of their zeros on the floor. Patches of surfaces are drawn from the farthest to the nearest.
 */
final class PlanesDrawing implements Linear2dScene.Drawing {
    private static final double TALL = 1.5;
    private static final double FLOOR_GAP = 0.3;
    private static final double SCALE = 0.29;
    private static final double OPACITY = 0.5;
    private static final double DOT = 5;
    private static final String FLOOR = "#f3f3f4";
    private static final int MOST_SURFACES = 16;

    private final Linear2dResult data;
    private final PlaneLayers layers;
    private final InputSquare square;
    private final double width;
    private final SurfacePatches surfaces;
    private final double least;
    private final double unit;

    PlanesDrawing(Linear2dResult data, double width) {
        this.data = data;
        this.layers = data.layers();
        this.square = data.square();
        this.width = width;
        this.surfaces = SurfacePatches.of(layers, square, MOST_SURFACES);
        this.least = surfaces.least();
        this.unit = TALL / (surfaces.most() - least);
    }

    @Override
    public double height() {
        return width * 0.92;
    }

    /** Returns the place of an input and an output: right, down, and how near it is. */
    private double[] at(double x, double y, double output) {
        return project(x, y, output * unit);
    }

    private double[] onFloor(double x, double y) {
        return project(x, y, least * unit - FLOOR_GAP);
    }

    private double[] project(double x, double y, double up) {
        double middle = (square.low() + square.high()) / 2.0;
        double half = (square.high() - square.low()) / 2.0;
        double right = (x - middle) / half;
        double front = -(y - middle) / half;
        double turn = Math.toRadians(data.turn());
        double lift = Math.toRadians(data.lift());
        double across = right * Math.cos(turn) - front * Math.sin(turn);
        double toward = right * Math.sin(turn) + front * Math.cos(turn);
        double centre = surfaces.most() * unit / 2 + (least * unit - FLOOR_GAP) / 2;
        double high = (up - centre) * Math.cos(lift) - toward * Math.sin(lift);
        double scale = width * SCALE * Math.min(1.3, data.zoom());
        return new double[] {
            width / 2 + scale * across, height() / 2 - scale * high, toward * Math.cos(lift) + up * Math.sin(lift)
        };
    }

    @Override
    public void draw(Pen pen) {
        floor(pen);
        List<Patch> patches = new ArrayList<>();
        for (SurfacePatches.Patch patch : surfaces.patches()) {
            patches.add(new Patch(
                    patch.corners().stream().map(c -> at(c[0], c[1], c[2])).toList(), patch.isPositive()));
        }
        patches.sort(Comparator.comparingDouble(Patch::nearness));
        double opacity = Math.min(OPACITY, 2.6 / surfaces.count());
        patches.forEach(patch ->
                pen.area(patch.corners(), patch.isPositive() ? SignColours.POSITIVE : SignColours.NEGATIVE, opacity));
        cutsOnSurfaces(pen);
        posts(pen);
        axes(pen);
    }

    /** A part of a surface on the screen. */
    private record Patch(List<double[]> corners, boolean isPositive) {
        double nearness() {
            return corners.stream().mapToDouble(corner -> corner[2]).average().orElse(0);
        }
    }

    private List<double[]> corners() {
        return List.of(
                new double[] {square.low(), square.low()},
                new double[] {square.high(), square.low()},
                new double[] {square.high(), square.high()},
                new double[] {square.low(), square.high()});
    }

    private void floor(Pen pen) {
        List<double[]> floor = corners().stream().map(c -> onFloor(c[0], c[1])).toList();
        pen.area(floor, FLOOR, 1);
        for (int i = 0; i < 4; i++) {
            pen.path(List.of(floor.get(i), floor.get((i + 1) % 4)), Scene.RULE, 1, false);
        }
        if (data.regions().isPresent()) {
            pickedRegions(pen);
        }
        String below = layers.hasSecond() ? Scene.RULE : Scene.INK;
        data.neurons().stream().filter(neuron -> !neuron.cut().isEmpty()).forEach(neuron -> {
            List<Double> from = neuron.cut().get(0);
            List<Double> to = neuron.cut().get(1);
            pen.path(List.of(onFloor(from.get(0), from.get(1)), onFloor(to.get(0), to.get(1))), below, 1.5, false);
        });
        secondPieces((neuron, from, to) ->
                pen.path(List.of(onFloor(from[0], from[1]), onFloor(to[0], to[1])), Scene.INK, 2, false));
    }

    private void pickedRegions(Pen pen) {
        List<PlaneRegion> regions = layers.regions(square);
        for (int i = 0; i < data.picks().size(); i++) {
            List<Double> point = data.picks().get(i);
            String colour = i == 0 ? Linear2dScene.FIRST : Linear2dScene.SECOND;
            layers.regionOf(regions, point.get(0), point.get(1))
                    .ifPresent(region -> pen.area(
                            region.outline().stream()
                                    .map(c -> onFloor(c[0], c[1]))
                                    .toList(),
                            colour,
                            0.75));
        }
    }

    private void secondPieces(PlaneLayers.SecondPieces pieces) {
        if (layers.hasSecond() && data.regions().isPresent()) {
            if (layers.isPiecewiseAffine()) {
                layers.forEachSecondPiece(square, pieces);
            } else {
                layers.forEachContourPiece(square, SurfacePatches.CURVED_PARTS * 2, pieces);
            }
        }
    }

    private void cutsOnSurfaces(Pen pen) {
        if (layers.hasSecond()) {
            double zero = layers.activation().of(0);
            secondPieces((neuron, from, to) ->
                    pen.path(List.of(at(from[0], from[1], zero), at(to[0], to[1], zero)), Scene.INK, 1.5, false));
            return;
        }
        for (int i = 0; i < surfaces.count(); i++) {
            List<List<Double>> cut = data.neurons().get(i).cut();
            if (!cut.isEmpty()) {
                double level = layers.activation().of(layers.thresholds().get(i));
                pen.path(
                        cut.stream()
                                .map(end -> at(end.get(0), end.get(1), level))
                                .toList(),
                        Scene.INK,
                        1.5,
                        false);
            }
        }
    }

    /** Draws a line up from each picked point, with a dot on each surface. */
    private void posts(Pen pen) {
        for (int i = 0; i < data.picks().size(); i++) {
            double x = data.picks().get(i).get(0);
            double y = data.picks().get(i).get(1);
            String colour = i == 0 ? Linear2dScene.FIRST : Linear2dScene.SECOND;
            double[] foot = onFloor(x, y);
            pen.path(List.of(foot, at(x, y, surfaces.most())), colour, 2, false);
            pen.dot(foot[0], foot[1], DOT + 2, colour, Scene.PAPER);
            List<Boolean> signs = layers.positives(x, y);
            List<Double> values = layers.lastValues(x, y);
            int first = layers.hasSecond() ? layers.first().neurons() : 0;
            for (int neuron = 0; neuron < surfaces.count(); neuron++) {
                double[] place = at(x, y, layers.activation().of(values.get(neuron)));
                pen.dot(
                        place[0],
                        place[1],
                        DOT,
                        signs.get(first + neuron) ? SignColours.POSITIVE : SignColours.NEGATIVE,
                        Scene.PAPER);
            }
            pen.text(i == 0 ? "A" : "B", foot[0] + 11, foot[1] + 4, Scene.TEXT, Pen.Anchor.START, Scene.INK);
        }
    }

    private void axes(Pen pen) {
        double middle = (square.low() + square.high()) / 2.0;
        double beside = square.low() - 0.14 * (square.high() - square.low());
        text(pen, "x₁", onFloor(middle, beside));
        text(pen, "x₂", onFloor(beside, middle));
        for (int end : new int[] {square.low(), square.high()}) {
            String value = Integer.toString(end).replace('-', '−');
            text(pen, value, onFloor(end, beside));
            text(pen, value, onFloor(beside, end));
        }
        int first = layers.hasSecond() ? data.neurons().size() : 0;
        IntStream.range(0, surfaces.count() > 12 ? 0 : surfaces.count())
                .forEach(i -> name(
                        pen, i, Linear2dScene.name(first + i, data.neurons().size())));
    }

    /** Writes a surface's name at the corner at which it is farthest from the other surfaces. */
    private void name(Pen pen, int neuron, String name) {
        double[] best = corners().get(0);
        double room = -1;
        for (double[] corner : corners()) {
            List<Double> outputs = layers.lastValues(corner[0], corner[1]);
            double own = layers.activation().of(outputs.get(neuron));
            double nearest = IntStream.range(0, surfaces.count())
                    .filter(i -> i != neuron)
                    .mapToDouble(i -> Math.abs(layers.activation().of(outputs.get(i)) - own))
                    .min()
                    .orElse(1);
            if (nearest > room) {
                room = nearest;
                best = new double[] {corner[0], corner[1], own};
            }
        }
        double middle = (square.low() + square.high()) / 2.0;
        text(pen, name, at(middle + 1.06 * (best[0] - middle), middle + 1.06 * (best[1] - middle), best[2]));
    }

    private static void text(Pen pen, String text, double[] place) {
        pen.text(text, place[0], place[1] + 4, Scene.TEXT, Pen.Anchor.MIDDLE, Scene.INK);
    }
}
