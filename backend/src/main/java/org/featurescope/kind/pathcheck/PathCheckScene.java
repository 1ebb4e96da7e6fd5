package org.featurescope.kind.pathcheck;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.figure.drawing.DepthCurves;
import org.featurescope.figure.drawing.DepthCurves.Series;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.pathcheck.PathCheckResult.Estimate;
import org.featurescope.kind.pathcheck.PathCheckResult.LayerPaths;

/** The drawing of a path check: the curves, and below them the optimized picture and the photographs. */
record PathCheckScene(ExportedFigure figure, PathCheckResult data) implements Scene {
    private static final double WIDTH = 720;
    private static final double CURVES = 320;
    private static final int COLUMNS = 10;
    private static final double HEADING = 24;

    private double side() {
        return (WIDTH - (COLUMNS - 1) * GAP) / COLUMNS;
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height() {
        int rows = (figure.pictures().size() + COLUMNS - 1) / COLUMNS;
        return CURVES + HEADING + rows * (side() + GAP);
    }

    @Override
    public void draw(Pen pen) {
        String bound = data.classes() > 1 ? "different classes" : "any two photographs";
        new DepthCurves(
                        "rank correlation of the channels’ mean activations",
                        data.layers().stream().map(LayerPaths::layer).toList(),
                        List.of(
                                series("optimized picture and its photographs", LayerPaths::picture, false),
                                series("one class", LayerPaths::sameClass, true),
                                series("its photographs among each other", LayerPaths::top, false),
                                series(bound, LayerPaths::differentClass, true)),
                        false)
                .draw(pen, 0, 0, WIDTH, CURVES);
        pen.text(
                "The optimized picture, and the photographs that excite the unit most",
                0,
                CURVES + TEXT,
                TEXT,
                Pen.Anchor.START,
                QUIET);
        for (int i = 0; i < figure.pictures().size(); i++) {
            pen.picture(
                    i, i % COLUMNS * (side() + GAP), CURVES + HEADING + i / COLUMNS * (side() + GAP), side(), side());
        }
    }

    private Series series(String name, Function<LayerPaths, Optional<Estimate>> estimate, boolean isControl) {
        List<Optional<Estimate>> all = data.layers().stream().map(estimate).toList();
        return new Series(
                name,
                all.stream().map(each -> each.map(Estimate::value)).toList(),
                all.stream().map(each -> each.map(Estimate::low)).toList(),
                all.stream().map(each -> each.map(Estimate::high)).toList(),
                isControl);
    }
}
