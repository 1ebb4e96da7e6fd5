package org.featurescope.kind.basistest;

import java.util.List;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.kind.basistest.BasisTestResult.Pictured;
import org.featurescope.kind.basistest.BasisTestResult.PicturedDirection;
import org.featurescope.kind.basistest.BasisTestResult.Side;

/**
 * The drawing of a test of a basis: each side of the ReLU, and below them the pictures, with a row for each direction
 * and a column for each point of the path. Below each optimized picture are the patches of photographs.
 */
final class BasisTestScene implements Scene {
    private static final double WIDTH = 760;
    private static final double NAMES = 44;
    private static final double HEADING = 24;
    private static final double LINE = 17;

    private final BasisTestResult data;
    private final List<SideDrawing> sides;
    private final double cell;
    private final double patch;

    BasisTestScene(ExportedFigure figure, BasisTestResult data) {
        this.data = data;
        this.sides =
                data.sides().stream().map(side -> new SideDrawing(side, WIDTH)).toList();
        int columns = BasisTestSpec.PICTURED.size();
        this.cell = (WIDTH - NAMES - (columns - 1) * GAP) / columns;
        this.patch = (cell - (BasisTestSpec.PATCHES - 1) * 2) / BasisTestSpec.PATCHES;
    }

    @Override
    public double width() {
        return WIDTH;
    }

    private double row() {
        return cell + 3 + patch + 2 * GAP;
    }

    private double pictures() {
        return sides.stream().mapToDouble(side -> side.height() + HEADING).sum();
    }

    @Override
    public double height() {
        return pictures() + HEADING + data.directions().size() * row();
    }

    @Override
    public void draw(Pen pen) {
        double y = 0;
        for (int i = 0; i < sides.size(); i++) {
            Side side = data.sides().get(i);
            pen.text(side.title(), 0, y + TEXT + 2, TEXT + 2, Pen.Anchor.START, INK);
            sides.get(i).draw(pen, y + HEADING - 4);
            y += sides.get(i).height() + HEADING;
        }
        for (int column = 0; column < BasisTestSpec.PICTURED.size(); column++) {
            String alpha = "α = " + Axis.shown(BasisTestSpec.PICTURED.get(column));
            pen.text(alpha, left(column) + cell / 2, y + LINE, TEXT, Pen.Anchor.MIDDLE, QUIET);
        }
        pen.text("neuron", 0, y + LINE, TEXT, Pen.Anchor.START, QUIET);
        y += HEADING;
        for (PicturedDirection direction : data.directions()) {
            pen.text(
                    "%d".formatted(direction.channel()),
                    NAMES - GAP,
                    y + cell / 2 + TEXT / 3,
                    TEXT,
                    Pen.Anchor.END,
                    QUIET);
            for (int column = 0; column < direction.points().size(); column++) {
                pictured(pen, direction.points().get(column), left(column), y);
            }
            y += row();
        }
    }

    private double left(int column) {
        return NAMES + column * (cell + GAP);
    }

    private void pictured(Pen pen, Pictured point, double x, double y) {
        pen.picture(point.picture(), x, y, cell, cell);
        for (int i = 0; i < point.patches().size(); i++) {
            pen.picture(point.patches().get(i), x + i * (patch + 2), y + cell + 3, patch, patch);
        }
    }
}
