package org.featurescope.linear;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One or two linear layers over two inputs. The second takes the outputs of the first after the activation.
 *
 * @param first the first layer
 * @param second the second layer, without neurons if there is none
 * @param activation what is applied to the outputs of each layer
 * @param thresholds for each neuron of the first layer the output above which it counts as positive; 0 if there is a
 *     second layer
 */
public record PlaneLayers(LinearLayer first, LinearLayer second, Activation activation, List<Double> thresholds) {
    public PlaneLayers {
        thresholds = List.copyOf(thresholds);
    }

    /** Returns layers whose thresholds are a quantile of each neuron's own outputs over a square, or 0 for the quantile 0. */
    public static PlaneLayers of(
            LinearLayer first, LinearLayer second, Activation activation, InputSquare square, double quantile) {
        return new PlaneLayers(
                first,
                second,
                activation,
                IntStream.range(0, first.neurons())
                        .mapToObj(i -> quantile == 0
                                ? 0.0
                                : SquareQuantile.of(
                                        first.weights().get(i).get(0),
                                        first.weights().get(i).get(1),
                                        first.biases().get(i),
                                        square,
                                        quantile))
                        .toList());
    }

    /** Returns whether there is a second layer. */
    public boolean hasSecond() {
        return second.neurons() > 0;
    }

    /** Returns whether the regions of both layers are polygons. */
    public boolean isPiecewiseAffine() {
        return activation.isPiecewiseLinear();
    }

    /** Returns the affine function of each neuron of the first layer, less its threshold. */
    public List<Line> firstLines() {
        return IntStream.range(0, first.neurons())
                .mapToObj(i -> Line.of(
                        first.weights().get(i).get(0),
                        first.weights().get(i).get(1),
                        first.biases().get(i) - thresholds.get(i)))
                .toList();
    }

    /** Returns the affine function that each neuron of the second layer is in a region of the first. */
    public List<Line> secondLines(List<Line> lines, PlaneRegion region) {
        BigInteger one = Line.parts(1);
        List<Line> functions = new ArrayList<>();
        for (int i = 0; i < second.neurons(); i++) {
            BigInteger bias = Line.parts(second.biases().get(i));
            Line sum = new Line(BigInteger.ZERO, BigInteger.ZERO, bias.multiply(one));
            for (int neuron = 0; neuron < lines.size(); neuron++) {
                if (activation == Activation.NONE || region.signs().get(neuron) > 0) {
                    sum = sum.plus(Line.parts(second.weights().get(i).get(neuron)), lines.get(neuron));
                }
            }
            functions.add(sum);
        }
        return functions;
    }

    /**
     * Returns the regions of a square in which no neuron changes its sign: of both layers, or of the first layer alone if
     * there is no second one or the activation is curved.
     */
    public List<PlaneRegion> regions(InputSquare square) {
        List<Line> lines = firstLines();
        List<PlaneRegion> regions = PlaneRegion.of(square, lines);
        return hasSecond() && isPiecewiseAffine()
                ? regions.stream()
                        .flatMap(region -> region.cutBy(secondLines(lines, region)).stream())
                        .toList()
                : regions;
    }

    /**
     * Passes on the pieces of the lines at which neurons of the second layer change their sign, {@code [x, y]} of both
     * ends. Only if the activation is piecewise linear.
     */
    public void forEachSecondPiece(InputSquare square, SecondPieces pieces) {
        List<Line> lines = firstLines();
        for (PlaneRegion region : PlaneRegion.of(square, lines)) {
            List<Line> functions = secondLines(lines, region);
            for (int i = 0; i < functions.size(); i++) {
                List<PlaneRegion> parts = region.cutBy(functions.get(i));
                if (parts.size() == 2) {
                    List<PlanePoint> ends = parts.get(0).sideOn(functions.get(i));
                    pieces.piece(i, ends.get(0).coordinates(), ends.get(1).coordinates());
                }
            }
        }
    }

    /** Receives pieces of lines. */
    @FunctionalInterface
    public interface SecondPieces {
        /** Receives a piece of the line of a neuron of the second layer. */
        void piece(int neuron, double[] from, double[] to);
    }

    /** Returns the outputs of the last layer before the activation. */
    public List<Double> lastValues(double x, double y) {
        List<Double> hidden = new ArrayList<>();
        for (int i = 0; i < first.neurons(); i++) {
            hidden.add(first.output(i, x, y));
        }
        if (!hasSecond()) {
            return hidden;
        }
        double[] inputs = hidden.stream().mapToDouble(activation::of).toArray();
        return IntStream.range(0, second.neurons())
                .mapToObj(i -> second.output(i, inputs))
                .toList();
    }

    /** Returns whether each neuron, those of the second layer after those of the first, is above its threshold at an input. */
    public List<Boolean> positives(double x, double y) {
        List<Boolean> signs = new ArrayList<>();
        for (int i = 0; i < first.neurons(); i++) {
            signs.add(first.output(i, x, y) > thresholds.get(i));
        }
        if (hasSecond()) {
            lastValues(x, y).forEach(value -> signs.add(value > 0));
        }
        return signs;
    }

    /** Returns the region of an input among those that {@link #regions} returned; empty if it is on a line. */
    public Optional<PlaneRegion> regionOf(List<PlaneRegion> regions, double x, double y) {
        List<Boolean> positives = positives(x, y);
        return regions.stream()
                .filter(region -> IntStream.range(0, region.signs().size())
                        .allMatch(i -> region.signs().get(i) > 0 == positives.get(i)))
                .findFirst();
    }

    /** Passes on pieces of the curves on which the neurons of the second layer are zero, from a grid of triangles. */
    public void forEachContourPiece(InputSquare square, int parts, SecondPieces pieces) {
        for (int row = 0; row < parts; row++) {
            for (int column = 0; column < parts; column++) {
                for (int upper = 0; upper < 2; upper++) {
                    int[][] corners = {{column, row}, {column + 1, row + 1}, {column + 1 - upper, row + upper}};
                    contour(square, parts, corners, pieces);
                }
            }
        }
    }

    private void contour(InputSquare square, int parts, int[][] corners, SecondPieces pieces) {
        double step = (square.high() - square.low()) / (double) parts;
        double[][] points = new double[3][];
        List<List<Double>> values = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            points[i] = new double[] {square.low() + step * corners[i][0], square.low() + step * corners[i][1]};
            values.add(lastValues(points[i][0], points[i][1]));
        }
        for (int neuron = 0; neuron < second.neurons(); neuron++) {
            List<double[]> ends = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int j = (i + 1) % 3;
                double here = values.get(i).get(neuron);
                double next = values.get(j).get(neuron);
                if (here > 0 != next > 0) {
                    double share = here / (here - next);
                    ends.add(new double[] {
                        points[i][0] + share * (points[j][0] - points[i][0]),
                        points[i][1] + share * (points[j][1] - points[i][1])
                    });
                }
            }
            if (ends.size() == 2) {
                pieces.piece(neuron, ends.get(0), ends.get(1));
            }
        }
    }
}
