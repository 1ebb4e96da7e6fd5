package org.featurescope.kind.diversity;

import java.util.List;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.diversity.DiversityResult.DrivingPhotograph;
import org.featurescope.kind.photographs.IndexedSet;

/**
 * The drawing of a figure of diverse optima: the optima, and below them the photographs that excite the unit most, each
 * above its region that excites the unit most.
 */
public final class DiversityScene implements Scene {
    private static final double HEAD = 30;
    private static final double VALUE = TEXT + GAP;

    private final String set;
    private final List<DrivingPhotograph> photographs;
    private final double cell;
    private final int optima;
    private final int columns;

    DiversityScene(ExportedFigure figure, DiversityResult data) {
        this.set = data.set().map(IndexedSet::name).orElse("");
        this.photographs = data.photographs().orElse(List.of());
        this.cell = Math.max(96, figure.cellWidth());
        this.optima = data.optima();
        int fewest = optima <= 6 ? optima : (optima + 1) / 2;
        this.columns = Math.max(fewest, Math.min(photographs.size(), 6));
    }

    /**
     * Returns the credits in the data, which names photographs of unknown authors too. In figures that were stored before
     * pictures could have credits, only the data has them.
     */
    @Override
    public List<Credit> credits() {
        return photographs.stream()
                .map(photograph -> new Credit(
                        photograph.title().orElse(photograph.name()),
                        photograph.credit().orElse(""),
                        photograph.licence().orElse(""),
                        photograph.source().orElse("")))
                .toList();
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

    @Override
    public double height() {
        return driving() + (photographs.size() + columns - 1) / columns * rowHeight();
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
