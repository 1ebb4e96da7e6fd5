package org.featurescope.kind.semantic;

import com.fasterxml.jackson.databind.JsonNode;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** A photograph beside what a layer makes of it. */
public sealed interface SemanticScene extends Scene {
    static SemanticScene of(ExportedFigure figure, JsonNode data) {
        return data.has("cells") ? new Positions(figure, data) : new Groups(figure, data);
    }

    /** The picture that is the photograph. */
    private static int photograph(JsonNode data) {
        return data.path("photograph").asInt();
    }

    /** The photograph, and the pictures of its positions in theirs, as large as the activation there is long. */
    record Positions(ExportedFigure figure, JsonNode data) implements SemanticScene {
        /** The least side of a picture, as a share of its cell's. */
        private static final double LEAST_SIDE = 0.12;

        private int side() {
            return Math.max(1, (int) Math.round(Math.sqrt(data.path("cells").size())));
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
            pen.picture(photograph(data), 0, 0, stage(), stage());
            double left = stage() + 2 * GAP;
            pen.box(left, 0, stage(), stage(), "#f2f2f2");
            double most = 0;
            for (JsonNode cell : data.path("cells")) {
                most = Math.max(most, cell.path("magnitude").asDouble());
            }
            double cell = figure.cellWidth();
            for (int i = 0; i < data.path("cells").size(); i++) {
                double magnitude = data.path("cells").get(i).path("magnitude").asDouble();
                double share = most > 0 ? Math.max(LEAST_SIDE, Math.sqrt(magnitude / most)) : 1;
                double inset = cell * (1 - share) / 2;
                pen.picture(i, left + i % side() * cell + inset, i / side() * cell + inset, cell * share, cell * share);
            }
            String told = "%d × %d of %d × %d positions, area by magnitude"
                    .formatted(
                            side(),
                            side(),
                            data.at("/map/height").asInt(),
                            data.at("/map/width").asInt());
            pen.text(told, left, height(), TEXT, Pen.Anchor.START, QUIET);
        }
    }

    /** The photograph, and of each group its picture above the photograph where the group is. */
    record Groups(ExportedFigure figure, JsonNode data) implements SemanticScene {
        private double cell() {
            return Math.max(96, figure.cellWidth());
        }

        private int groups() {
            return data.path("groups").size();
        }

        /** The photograph is as high as both pictures of a group. */
        private double stage() {
            return 2 * cell() + GAP;
        }

        @Override
        public double width() {
            return stage() + 2 * GAP + groups() * (cell() + GAP) - GAP;
        }

        @Override
        public double height() {
            return stage() + GAP + TEXT;
        }

        @Override
        public void draw(Pen pen) {
            pen.picture(photograph(data), 0, 0, stage(), stage());
            double all = 0;
            for (JsonNode group : data.path("groups")) {
                all += group.path("magnitude").asDouble();
            }
            for (int i = 0; i < groups(); i++) {
                double left = stage() + 2 * GAP + i * (cell() + GAP);
                pen.picture(i, left, 0, cell(), cell());
                pen.picture(photograph(data) + 1 + i, left, cell() + GAP, cell(), cell());
                double share = data.path("groups").get(i).path("magnitude").asDouble() / Math.max(all, 1e-12);
                String told = "%d · %d %%".formatted(i + 1, Math.round(100 * share));
                pen.text(told, left + cell() / 2, height(), TEXT, Pen.Anchor.MIDDLE, QUIET);
            }
        }
    }
}
