package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.DepthCurves;
import org.featurescope.figure.drawing.DepthCurves.Series;
import org.featurescope.figure.drawing.DivergingColours;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.correlation.CorrelationResult.Agreement;
import org.featurescope.kind.correlation.CorrelationResult.Estimate;
import org.featurescope.kind.correlation.CorrelationResult.LayerCorrelation;
import org.featurescope.kind.correlation.CorrelationResult.Measured;

/**
 * The drawing of a figure of correlations: the curves against depth, below them the matrices of a few layers, their colour
 * scale, and what was found.
 */
record CorrelationScene(ExportedFigure figure, CorrelationResult data) implements Scene {
    private static final double WIDTH = 800;
    private static final double BETWEEN = 24;
    private static final double CURVES = 310;
    private static final double SIDE = (WIDTH - 3 * BETWEEN) / 4;
    private static final double SCALE = 200;
    private static final double BAR = 10;
    private static final int STEPS = 64;
    private static final double LINE = TEXT + GAP / 2;

    /** The most letters of a line of text. */
    private static final int MOST_LETTERS = 118;

    /** The most layers whose matrices are drawn. */
    private static final int MOST_MATRICES = 4;
    /** The most rows of a drawn matrix, in whose cells correlations are averaged. */
    private static final int MOST_ROWS = 60;

    @Override
    public boolean showsPictures() {
        return false;
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        return curves().size() * (CURVES + BETWEEN)
                + LINE
                + SIDE
                + 2 * GAP
                + BAR
                + LINE
                + BETWEEN
                + lines().size() * LINE;
    }

    @Override
    public void draw(Pen pen) {
        double top = 0;
        for (DepthCurves each : curves()) {
            each.draw(pen, 0, top, WIDTH, CURVES);
            top += CURVES + BETWEEN;
        }
        List<double[][]> matrices = drawnLayers().stream()
                .map(layer -> averaged(ordered(layer.trained())))
                .toList();
        double most = scaleEnd(matrices);
        for (int i = 0; i < matrices.size(); i++) {
            double left = i * (SIDE + BETWEEN);
            pen.text(drawnLayers().get(i).name(), left, top + TEXT, TEXT, Pen.Anchor.START, INK);
            matrix(pen, matrices.get(i), left, top + LINE, most);
        }
        top += LINE + SIDE + 2 * GAP;
        scale(pen, top, most);
        top += BAR + LINE + BETWEEN + TEXT;
        for (String line : lines()) {
            pen.text(line, 0, top, TEXT, Pen.Anchor.START, INK);
            top += LINE;
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        data.answer().forEach(sentence -> lines.addAll(wrapped(sentence)));
        lines.add("%d photographs of the set %s; patterns of %d positions at most; %d photographs in the matrices."
                .formatted(
                        data.set().photographs(),
                        data.set().name(),
                        LayerPatterns.MOST_POSITIONS,
                        data.shown().size()));
        return lines;
    }

    /** Returns the lines of a sentence. */
    private static List<String> wrapped(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > MOST_LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<DepthCurves> curves() {
        List<DepthCurves> curves = new ArrayList<>(List.of(curves(
                "mean correlation and sparsity",
                series("mean correlation", layer -> layer.trained().mean()),
                control(layer -> layer.untrained().mean().map(Estimate::value)),
                new Series(
                        "share of non-zero activations",
                        values(layer -> Optional.of(layer.trained().nonZero())),
                        false),
                control(layer -> Optional.of(layer.untrained().nonZero())))));
        if (data.partings().isPresent()) {
            curves.add(curves(
                    "mean correlation of two photographs",
                    series("same class", layer -> layer.trained().agreement().map(Agreement::same)),
                    control(layer -> value(layer.untrained(), Agreement::same)),
                    series(
                            "different classes",
                            layer -> layer.trained().agreement().map(Agreement::different)),
                    control(layer -> value(layer.untrained(), Agreement::different))));
            curves.add(curves(
                    "same class less different classes",
                    series("difference", layer -> layer.trained().agreement().map(Agreement::difference)),
                    control(layer -> value(layer.untrained(), Agreement::difference))));
        }
        return curves;
    }

    private DepthCurves curves(String label, Series... series) {
        return new DepthCurves(
                label, data.layers().stream().map(LayerCorrelation::name).toList(), List.of(series), false);
    }

    private Series control(Function<LayerCorrelation, Optional<Double>> value) {
        return new Series("untrained", values(value), true);
    }

    private static Optional<Double> value(Measured measured, Function<Agreement, Estimate> estimate) {
        return measured.agreement().map(estimate).map(Estimate::value);
    }

    private Series series(String name, Function<LayerCorrelation, Optional<Estimate>> estimate) {
        return new Series(
                name,
                values(layer -> estimate.apply(layer).map(Estimate::value)),
                values(layer -> estimate.apply(layer).map(Estimate::low)),
                values(layer -> estimate.apply(layer).map(Estimate::high)),
                false);
    }

    private List<Optional<Double>> values(Function<LayerCorrelation, Optional<Double>> value) {
        return data.layers().stream().map(value).toList();
    }

    /** Returns the layers whose matrices are drawn: the first, the last that the answer is about, and some evenly between. */
    private List<LayerCorrelation> drawnLayers() {
        int last = data.judgedLayers() - 1;
        return IntStream.range(0, MOST_MATRICES)
                .map(i -> Math.round((float) i * last / (MOST_MATRICES - 1)))
                .distinct()
                .mapToObj(data.layers()::get)
                .toList();
    }

    private double[][] ordered(Measured measured) {
        double[][] matrix = data.matrix(measured);
        return data.orderedByClass() ? matrix : ShownPhotographs.permuted(matrix, measured.order());
    }

    /**
     * Returns a matrix of at most {@link #MOST_ROWS} rows in whose cells the correlations are averaged, without those of
     * photographs with themselves; {@code NaN} where none is defined.
     */
    static double[][] averaged(double[][] matrix) {
        int side = Math.min(MOST_ROWS, matrix.length);
        double[][] sums = new double[side][side];
        int[][] counts = new int[side][side];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                if (i != j && !Double.isNaN(matrix[i][j])) {
                    int row = i * side / matrix.length;
                    int column = j * side / matrix.length;
                    sums[row][column] += matrix[i][j];
                    counts[row][column]++;
                }
            }
        }
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                sums[row][column] = counts[row][column] == 0 ? Double.NaN : sums[row][column] / counts[row][column];
            }
        }
        return sums;
    }

    /** Returns what all but the largest hundredth of the cells reach, up or down, so that few do not make all others pale. */
    private static double scaleEnd(List<double[][]> matrices) {
        double[] sizes = matrices.stream()
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .map(Math::abs)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 0 : sizes[(int) (0.99 * (sizes.length - 1))];
    }

    private static void matrix(Pen pen, double[][] matrix, double left, double top, double most) {
        double cell = SIDE / matrix.length;
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                double value = matrix[row][column];
                if (!Double.isNaN(value) && most > 0) {
                    // half a pixel wider, so that no seams show between the cells
                    pen.box(
                            left + column * cell,
                            top + row * cell,
                            Math.min(cell + 0.5, SIDE - column * cell),
                            Math.min(cell + 0.5, SIDE - row * cell),
                            DivergingColours.BLUE_RED.of(value / most));
                }
            }
        }
        pen.frame(left, top, SIDE, SIDE, RULE, 1);
    }

    private static void scale(Pen pen, double top, double most) {
        double step = SCALE / STEPS;
        for (int i = 0; i < STEPS; i++) {
            pen.box(i * step, top, step + 0.5, BAR, DivergingColours.BLUE_RED.of(2 * (i + 0.5) / STEPS - 1));
        }
        double base = top + BAR + LINE;
        pen.text(Axis.shown(-most), 0, base, TEXT, Pen.Anchor.START, QUIET);
        pen.text("correlation 0", SCALE / 2, base, TEXT, Pen.Anchor.MIDDLE, QUIET);
        pen.text(Axis.shown(most), SCALE, base, TEXT, Pen.Anchor.END, QUIET);
    }
}
