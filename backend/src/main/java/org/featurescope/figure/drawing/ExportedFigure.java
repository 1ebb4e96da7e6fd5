package org.featurescope.figure.drawing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.activation.photographs.Credit;

/**
 * A finished figure, with everything that is needed to export it to a file.
 *
 * @param title the figure's title
 * @param caption the figure's caption
 * @param link the figure's permanent link, absolute; empty if it is not stored
 * @param layout the arrangement of its pictures
 * @param pictures its pictures in order
 * @param drawing the drawing of its kind; empty if the figure is drawn as its pictures in rows
 */
public record ExportedFigure(
        String title,
        String caption,
        String link,
        Layout layout,
        List<ExportedPicture> pictures,
        Optional<Drawing> drawing) {
    public ExportedFigure {
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture of the figure.
     *
     * @param png the bytes of its PNG file
     * @param width in pixels
     * @param height in pixels
     * @param label the text shown under it
     * @param warning the reason why the picture may be misleading; empty if there is none
     * @param credit who made the photograph of which it shows all or a part; empty if that is not known, or it is no
     *     photograph
     */
    public record ExportedPicture(
            byte[] png, int width, int height, String label, Optional<String> warning, Optional<Credit> credit) {}

    /** The drawing of a figure whose kind shows more than pictures in rows. */
    @FunctionalInterface
    public interface Drawing {
        /** Returns a scene that draws a figure. */
        Scene scene(ExportedFigure figure);
    }

    /** Returns the scene of this figure: that of its kind, or its pictures in rows; and below it the credits. */
    Scene scene() {
        Scene scene = ownScene();
        List<Credit> credits = credits(scene, scene.showsPictures());
        return credits.isEmpty() ? scene : new CreditedScene(scene, credits);
    }

    /** Returns the scene of this figure without credits. */
    Scene ownScene() {
        return drawing.map(own -> own.scene(this)).orElseGet(() -> new LabelledGrid(this));
    }

    private List<Credit> credits(Scene scene, boolean withPictures) {
        Stream<Credit> ofPictures =
                withPictures ? pictures.stream().flatMap(picture -> picture.credit().stream()) : Stream.empty();
        return Stream.concat(ofPictures, scene.credits().stream()).distinct().toList();
    }

    /** Returns whether the figure's scene shows more than pictures in rows. */
    boolean isDrawn() {
        return drawing.isPresent()
                || pictures.stream().anyMatch(picture -> picture.credit().isPresent());
    }

    /** Returns who made the figure's photographs, as one text; empty if it shows none. */
    public Optional<String> credits() {
        List<Credit> credits = credits(ownScene(), true);
        return credits.isEmpty() ? Optional.empty() : Optional.of(CreditedScene.text(credits));
    }

    /** Returns the width of the widest picture in pixels; 1 if there are no pictures. */
    public int cellWidth() {
        return pictures.stream().mapToInt(ExportedPicture::width).max().orElse(1);
    }

    /** Returns the height of the tallest picture in pixels; 1 if there are no pictures. */
    public int cellHeight() {
        return pictures.stream().mapToInt(ExportedPicture::height).max().orElse(1);
    }
}
