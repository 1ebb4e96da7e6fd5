package org.featurescope.kind.spaceintro;

import java.util.List;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Pen;
import org.featurescope.figure.drawing.Scene;

/** The drawing of a step of the explanation, in a state that shows what the step is about. */
final class SpaceIntroScene implements Scene {
    /** The width of all steps, pixels. */
    static final double WIDTH = 640;

    private final ExportedFigure figure;
    private final StepDrawing drawing;

    SpaceIntroScene(ExportedFigure figure, SpaceIntroResult data) {
        this.figure = figure;
        this.drawing = switch (data.introStep()) {
            case VECTOR -> new VectorDrawing(data);
            case POINTS -> new PointsDrawing(data);
            case DIRECTION -> new DirectionDrawing(data);
            case ROTATION -> new RotationDrawing(data);
            case RELU -> new ReluDrawing(data);
            case QUESTION -> new QuestionDrawing(data);
        };
    }

    /** Draws one of the steps. */
    interface StepDrawing {
        /** Returns the height of the drawing, pixels. */
        double height();

        /** Returns the indices of the pictures of photographs that are drawn. */
        default List<Integer> photographs() {
            return List.of();
        }

        /** Draws the step. */
        void draw(Pen pen);
    }

    @Override
    public List<Credit> credits() {
        return drawing.photographs().stream()
                .flatMap(index -> figure.pictures().get(index).credit().stream())
                .toList();
    }

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
        return drawing.height();
    }

    @Override
    public void draw(Pen pen) {
        drawing.draw(pen);
    }
}
