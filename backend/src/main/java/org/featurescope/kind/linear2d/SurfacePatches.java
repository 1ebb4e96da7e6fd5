package org.featurescope.kind.linear2d;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.linear.Activation;
import org.featurescope.linear.InputSquare;
import org.featurescope.linear.Line;
import org.featurescope.linear.PlaneLayers;
import org.featurescope.linear.PlaneRegion;

/**
 * The outputs of the last layer's neurons over a square, as polygons on each of which the neuron has one sign.
 *
 * @param count the number of surfaces
 * @param patches the polygons of all surfaces
 * @param least the least output, at most 0
 * @param most the greatest output, more than {@code least} and at least 0
 */
record SurfacePatches(int count, List<Patch> patches, double least, double most) {
    /** How many parts a side of the square has where surfaces are curved. */
    static final int CURVED_PARTS = 20;

    /**
     * A polygon of a surface.
     *
     * @param corners both inputs and the output of each corner
     * @param isPositive whether the neuron is above its threshold
     */
    record Patch(List<double[]> corners, boolean isPositive) {}

    static SurfacePatches of(PlaneLayers layers, InputSquare square, int most) {
        int last =
                layers.hasSecond() ? layers.second().neurons() : layers.first().neurons();
        int count = Math.min(most, last);
        List<Patch> patches = new ArrayList<>();
        List<List<double[]>> shared =
                layers.hasSecond() || !layers.isPiecewiseAffine() ? shared(layers, square) : List.of();
        for (int neuron = 0; neuron < count; neuron++) {
            List<List<double[]>> outlines = shared.isEmpty() ? ofPlane(layers, square, neuron) : shared;
            for (List<double[]> outline : outlines) {
                patches.add(patch(layers, neuron, outline));
            }
        }
        double least = 0;
        double greatest = 0;
        for (Patch patch : patches) {
            for (double[] corner : patch.corners()) {
                least = Math.min(least, corner[2]);
                greatest = Math.max(greatest, corner[2]);
            }
        }
        return new SurfacePatches(count, patches, least, greatest > least ? greatest : least + 1);
    }

    /** Returns polygons that serve all neurons: the regions of both layers, or a grid where surfaces are curved. */
    private static List<List<double[]>> shared(PlaneLayers layers, InputSquare square) {
        return layers.isPiecewiseAffine()
                ? layers.regions(square).stream().map(PlaneRegion::outline).toList()
                : grid(square);
    }

    private static List<List<double[]>> ofPlane(PlaneLayers layers, InputSquare square, int neuron) {
        Line atThreshold = layers.firstLines().get(neuron);
        List<Double> weights = layers.first().weights().get(neuron);
        Line atZero =
                Line.of(weights.get(0), weights.get(1), layers.first().biases().get(neuron));
        List<Line> lines = layers.activation() == Activation.RELU ? List.of(atThreshold, atZero) : List.of(atThreshold);
        return PlaneRegion.of(square, lines).stream().map(PlaneRegion::outline).toList();
    }

    private static List<List<double[]>> grid(InputSquare square) {
        double step = (square.high() - square.low()) / (double) CURVED_PARTS;
        List<List<double[]>> cells = new ArrayList<>();
        for (int row = 0; row < CURVED_PARTS; row++) {
            for (int column = 0; column < CURVED_PARTS; column++) {
                double x = square.low() + step * column;
                double y = square.low() + step * row;
                cells.add(List.of(
                        new double[] {x, y},
                        new double[] {x + step, y},
                        new double[] {x + step, y + step},
                        new double[] {x, y + step}));
            }
        }
        return cells;
    }

    private static Patch patch(PlaneLayers layers, int neuron, List<double[]> outline) {
        List<double[]> corners = new ArrayList<>();
        double sum = 0;
        double threshold = layers.hasSecond() ? 0 : layers.thresholds().get(neuron);
        for (double[] corner : outline) {
            double value = layers.lastValues(corner[0], corner[1]).get(neuron);
            sum += value - threshold;
            corners.add(new double[] {corner[0], corner[1], layers.activation().of(value)});
        }
        return new Patch(corners, sum > 0);
    }
}
