package org.featurescope.kind.semantic;

import java.util.List;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** The drawing of a photograph beside the pictures of a layer's activations. */
sealed interface SemanticScene extends Scene {
    /** Returns the drawing of a figure with its data. */
    static SemanticScene of(ExportedFigure figure, SemanticResult data) {
        return data.cells()
                .<SemanticScene>map(cells -> new Positions(figure, data, cells))
                .orElseGet(() -> new Groups(figure, data, data.groups().orElse(List.of())));
    }

    /**
     * The photograph, and beside it the pictures of the positions, arranged as on the activation map. The area of a
     * picture is proportional to the length of the activation vector.
     */
    record Positions(ExportedFigure figure, SemanticResult data, List<SemanticResult.Cell> cells)
            implements SemanticScene {
        /** The smallest side of a picture, as a share of the side of its cell. */
        private static final double LEAST_SIDE = 0.12;

        private int side() {
            return Math.max(1, (int) Math.round(Math.sqrt(cells.size())));
        }

        private double stage() {
            return (double) side() * figure.cellWidth();
        }

        @Override
        public double width() {
            return 2 * stage() + 2 * GAP;
        }

        @Override
        public double height() {
            return stage() + GAP + TEXT;
        }

        @Override
        public void draw(Pen pen) {
            pen.picture(data.photograph(), 0, 0, stage(), stage());
            double left = stage() + 2 * GAP;
            pen.box(left, 0, stage(), stage(), "#f2f2f2");
            double most = 0;
            for (SemanticResult.Cell cell : cells) {
                most = Math.max(most, cell.magnitude());
            }
            double cell = figure.cellWidth();
            for (int i = 0; i < cells.size(); i++) {
                double magnitude = cells.get(i).magnitude();
                double share = most > 0 ? Math.max(LEAST_SIDE, Math.sqrt(magnitude / most)) : 1;
                double inset = cell * (1 - share) / 2;
                pen.picture(i, left + i % side() * cell + inset, i / side() * cell + inset, cell * share, cell * share);
            }
            String note = "%d × %d of %d × %d positions, area by magnitude"
                    .formatted(side(), side(), data.map().height(), data.map().width());
            pen.text(note, left, height(), TEXT, Pen.Anchor.START, QUIET);
        }
    }

    /** The photograph, and for each group its picture above the photograph lit where the group is active. */
    record Groups(ExportedFigure figure, SemanticResult data, List<SemanticResult.Group> groups)
            implements SemanticScene {
        private double cell() {
            return Math.max(96, figure.cellWidth());
        }

        /** Returns the side of the photograph, which is as high as both pictures of a group. */
        private double stage() {
            return 2 * cell() + GAP;
        }

        @Override
        public double width() {
            return stage() + 2 * GAP + groups.size() * (cell() + GAP) - GAP;
        }

        @Override
        public double height() {
            return stage() + GAP + TEXT;
        }

        @Override
        public void draw(Pen pen) {
            pen.picture(data.photograph(), 0, 0, stage(), stage());
            double all = 0;
            for (SemanticResult.Group group : groups) {
                all += group.magnitude();
            }
            for (int i = 0; i < groups.size(); i++) {
                double left = stage() + 2 * GAP + i * (cell() + GAP);
                pen.picture(i, left, 0, cell(), cell());
                pen.picture(data.photograph() + 1 + i, left, cell() + GAP, cell(), cell());
                double share = groups.get(i).magnitude() / Math.max(all, 1e-12);
                String note = "%d · %d %%".formatted(i + 1, Math.round(100 * share));
                pen.text(note, left + cell() / 2, height(), TEXT, Pen.Anchor.MIDDLE, QUIET);
            }
        }
    }
}
