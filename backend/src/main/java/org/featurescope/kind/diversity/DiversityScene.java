package org.featurescope.kind.diversity;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.kind.diversity.DiversityResult.DrivingPhotograph;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The drawing of a figure of diverse optima: the optima; below them the photographs that excite the unit most, each
 * above its region that excites the unit most; and the credits of the photographs.
 */
public final class DiversityScene implements Scene {
    private static final double HEAD = 30;
    private static final double VALUE = TEXT + GAP;
    private static final double LINE = 16;
    private static final double LETTER = 0.56;

    private final String set;
    private final List<DrivingPhotograph> photographs;
    private final double cell;
    private final int optima;
    private final int columns;
    private final List<String> credits = new ArrayList<>();

    DiversityScene(ExportedFigure figure, DiversityResult data) {
        this.set = data.set().map(IndexedSet::name).orElse("");
        this.photographs = data.photographs().orElse(List.of());
        this.cell = Math.max(96, figure.cellWidth());
        this.optima = data.optima();
        int fewest = optima <= 6 ? optima : (optima + 1) / 2;
        this.columns = Math.max(fewest, Math.min(photographs.size(), 6));
        for (DrivingPhotograph photograph : photographs) {
            credits.addAll(SvgExport.wrapped(credit(photograph), (int) (width() / (LETTER * TEXT))));
        }
    }

    private static String credit(DrivingPhotograph photograph) {
        String made = photograph
                .credit()
                .map(credit -> ": %s, %s".formatted(credit, photograph.licence().orElse("")))
                .orElse("");
        return photograph.title().orElse(photograph.name()) + made;
    }

    @Override
    public double width() {
        return columns * (cell + GAP) - GAP;
    }

    private double driving() {
        int rows = (optima + columns - 1) / columns;
        return rows * (cell + GAP) + (photographs.isEmpty() ? 0 : HEAD);
    }

    private boolean hasCrops() {
        return photographs.stream().anyMatch(photograph -> photograph.crop().isPresent());
    }

    private double rowHeight() {
        return (hasCrops() ? 2 * cell + GAP / 2 : cell) + VALUE + GAP;
    }

    private double creditsTop() {
        return driving() + (photographs.size() + columns - 1) / columns * rowHeight();
    }

    @Override
    public double height() {
        return creditsTop() + credits.size() * LINE;
    }

    @Override
    public void draw(Pen pen) {
        for (int i = 0; i < optima; i++) {
            pen.picture(i, i % columns * (cell + GAP), i / columns * (cell + GAP), cell, cell);
        }
        if (photographs.isEmpty()) {
            return;
        }
        String head = "Photographs of the set %s that excite it most".formatted(set);
        pen.text(head, 0, driving() - GAP, TEXT, Pen.Anchor.START, INK);
        for (int i = 0; i < photographs.size(); i++) {
            photograph(pen, photographs.get(i), i % columns * (cell + GAP), driving() + i / columns * rowHeight());
        }
        for (int i = 0; i < credits.size(); i++) {
            pen.text(credits.get(i), 0, creditsTop() + (i + 1) * LINE - 3, TEXT, Pen.Anchor.START, QUIET);
        }
    }

    private void photograph(Pen pen, DrivingPhotograph photograph, double left, double top) {
        pen.picture(photograph.picture(), left, top, cell, cell);
        double bottom = top + cell;
        if (photograph.crop().isPresent()) {
            DiversityResult.Field field = photograph.field();
            pen.frame(
                    left + field.left() * cell,
                    top + field.top() * cell,
                    field.width() * cell,
                    field.height() * cell,
                    PAPER,
                    2);
            pen.picture(photograph.crop().get(), left, bottom + GAP / 2, cell, cell);
            bottom += cell + GAP / 2;
        } else {
            DiversityResult.Peak peak = photograph.peak();
            pen.dot(left + peak.x() * cell, top + peak.y() * cell, 4, PAPER, INK);
        }
        String value = Axis.shown(photograph.activation());
        pen.text(value, left + cell / 2, bottom + TEXT + GAP / 2, TEXT, Pen.Anchor.MIDDLE, QUIET);
    }
}
