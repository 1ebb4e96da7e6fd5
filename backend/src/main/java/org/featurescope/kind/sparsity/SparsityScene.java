package org.featurescope.kind.sparsity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.figure.drawing.DepthCurves;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.sparsity.SparsityResult.Estimate;
import org.featurescope.kind.sparsity.SparsityResult.Numbers;
import org.featurescope.kind.sparsity.SparsityResult.StageSparsity;

/**
 * The drawing of a figure of sparsity: each measure against the depth of the layers, and below the histograms of all layers
 * side by side.
 */
record SparsityScene(SparsityResult data) implements Scene {
    private static final int CURVES = 2;
    private static final double CURVES_WIDTH = 460;
    private static final double CURVES_HEIGHT = 250;
    private static final double BETWEEN = 24;
    private static final int HISTOGRAMS = 4;
    private static final double HISTOGRAM_HEIGHT = 150;
    private static final double HEADING = 44;

    private static final List<Measure> MEASURES = List.of(
            Measure.of("share of activations that are not zero", Numbers::nonZero),
            Measure.of("Treves–Rolls sparseness (smaller is sparser)", Numbers::trevesRolls),
            Measure.of("Hoyer sparseness (larger is sparser)", Numbers::hoyer),
            new Measure("kurtosis (larger is sparser)", true, Numbers::patternKurtosis),
            Measure.single("participation ratio of the sample", Numbers::participation),
            Measure.single("participation ratio corrected for few photographs", Numbers::participationCorrected));

    private record Measure(String label, boolean isLogarithmic, Function<Numbers, Estimate> estimate) {
        static Measure of(String label, Function<Numbers, Estimate> estimate) {
            return new Measure(label, false, estimate);
        }

        static Measure single(String label, Function<Numbers, Optional<Double>> value) {
            return new Measure(label, true, numbers -> new Estimate(value.apply(numbers), Optional.empty(), 0));
        }
    }

    @Override
    public double width() {
        return CURVES * (CURVES_WIDTH + BETWEEN) - BETWEEN;
    }

    @Override
    public double height() {
        return rows(MEASURES.size(), CURVES) * (CURVES_HEIGHT + BETWEEN)
                + HEADING
                + rows(data.layers().size(), HISTOGRAMS) * (HISTOGRAM_HEIGHT + BETWEEN)
                - BETWEEN
                + 3 * TEXT;
    }

    private static int rows(int things, int columns) {
        return (things + columns - 1) / columns;
    }

    @Override
    public void draw(Pen pen) {
        for (int i = 0; i < MEASURES.size(); i++) {
            double left = i % CURVES * (CURVES_WIDTH + BETWEEN);
            double top = i / CURVES * (CURVES_HEIGHT + BETWEEN);
            curves(MEASURES.get(i)).draw(pen, left, top, CURVES_WIDTH, CURVES_HEIGHT);
        }
        double top = rows(MEASURES.size(), CURVES) * (CURVES_HEIGHT + BETWEEN);
        pen.text("activations of each layer that are not zero", 0, top + TEXT, TEXT, Pen.Anchor.START, INK);
        pen.text(
                "logarithmic; grey line: the untrained network, scaled to the same root mean square",
                0,
                top + 2.4 * TEXT,
                TEXT,
                Pen.Anchor.START,
                QUIET);
        histograms(pen, top + HEADING);
        pen.text(data.sizeText(), 0, height() - 4, TEXT, Pen.Anchor.START, QUIET);
    }

    private DepthCurves curves(Measure measure) {
        return new DepthCurves(
                measure.label,
                data.layers().stream().map(StageSparsity::title).toList(),
                List.of(
                        series("trained", measure, StageSparsity::trained, false),
                        series("untrained", measure, StageSparsity::untrained, true)),
                measure.isLogarithmic);
    }

    private DepthCurves.Series series(
            String name, Measure measure, Function<StageSparsity, Numbers> network, boolean isControl) {
        List<Estimate> estimates =
                data.layers().stream().map(network).map(measure.estimate).toList();
        return new DepthCurves.Series(
                name,
                estimates.stream().map(Estimate::mean).toList(),
                estimates.stream().map(each -> each.end(-1)).toList(),
                estimates.stream().map(each -> each.end(1)).toList(),
                isControl);
    }

    private void histograms(Pen pen, double top) {
        List<StageSparsity> layers = data.layers();
        double width = (width() - (HISTOGRAMS - 1) * BETWEEN) / HISTOGRAMS;
        for (int i = 0; i < layers.size(); i++) {
            new HistogramDrawing(layers.get(i))
                    .draw(
                            pen,
                            i % HISTOGRAMS * (width + BETWEEN),
                            top + i / HISTOGRAMS * (HISTOGRAM_HEIGHT + BETWEEN),
                            width,
                            HISTOGRAM_HEIGHT);
        }
    }
}
