package org.featurescope.kind.atlas;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/**
 * The drawing of an atlas: the activations as points, and over them the picture of each cell. The area of a picture is
 * proportional to the number of activations in its cell.
 */
record AtlasScene(ExportedFigure figure, AtlasResult data) implements Scene {
    /** The smallest side of a picture, as a share of the side of its cell. */
    private static final double LEAST_SIDE = 0.45;

    private static final double LEAST_MAP = 420;

    private int side() {
        return Math.max(1, data.side());
    }

    @Override
    public double width() {
        return Math.max(LEAST_MAP, (double) side() * figure.cellWidth());
    }

    @Override
    public double height() {
        return width() + GAP + TEXT;
    }

    @Override
    public void draw(Pen pen) {
        List<double[]> points = new ArrayList<>();
        for (AtlasResult.Point point : data.points()) {
            points.add(new double[] {point.x() * width(), point.y() * width()});
        }
        pen.points(points, 2, RULE);
        int most = 1;
        for (AtlasResult.Cell cell : data.cells()) {
            most = Math.max(most, cell.count());
        }
        double cell = width() / side();
        for (int i = 0; i < figure.pictures().size(); i++) {
            int count = data.cells().get(i).count();
            if (count > 0) {
                double share = Math.max(LEAST_SIDE, Math.sqrt(count / (double) most));
                double inset = cell * (1 - share) / 2;
                pen.picture(i, i % side() * cell + inset, i / side() * cell + inset, cell * share, cell * share);
            }
        }
        String note = "%d activations of %d photographs of the set %s"
                .formatted(points.size(), data.set().photographs(), data.set().name());
        pen.text(note, 0, width() + GAP + TEXT, TEXT, Pen.Anchor.START, QUIET);
    }
}
