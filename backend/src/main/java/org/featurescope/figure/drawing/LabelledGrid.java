package org.featurescope.figure.drawing;

/** The scene of a figure whose kind has no drawing: its pictures in rows and columns, each above its label. */
record LabelledGrid(ExportedFigure figure) implements Scene {
    private double labelSize() {
        return Math.max(6, Math.min(TEXT, Math.floorDiv(figure.cellWidth(), 8)));
    }

    private double rowHeight() {
        return figure.cellHeight() + labelSize() + 2 * GAP;
    }

    @Override
    public double width() {
        return figure.layout().columns() * (figure.cellWidth() + GAP) - GAP;
    }

    @Override
    public double height() {
        return figure.layout().rows() * rowHeight();
    }

    @Override
    public void draw(Pen pen) {
        for (int i = 0; i < figure.pictures().size(); i++) {
            var picture = figure.pictures().get(i);
            double left = figure.layout().column(i) * (figure.cellWidth() + GAP);
            double top = figure.layout().row(i) * rowHeight();
            pen.picture(i, left, top, picture.width(), picture.height());
            double base = top + figure.cellHeight() + labelSize() + GAP / 2;
            pen.text(picture.label(), left + figure.cellWidth() / 2.0, base, labelSize(), Pen.Anchor.MIDDLE, QUIET);
        }
    }
}
