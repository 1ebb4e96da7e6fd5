package org.featurescope.figure.drawing;

import java.util.List;
import java.util.Optional;

/**
 * A finished figure that is written to a file.
 *
 * @param title of the figure
 * @param caption of the figure
 * @param link its permanent address, absolute; empty if it is stored nowhere
 * @param layout how its pictures are arranged
 * @param pictures in their order
 * @param drawing draws it, if it shows more than pictures in rows
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
     * @param width pixels
     * @param height pixels
     * @param label what stands under it
     * @param warning why it is not to be trusted, if it is not
     */
    public record ExportedPicture(byte[] png, int width, int height, String label, Optional<String> warning) {}

    /** Draws a figure. */
    @FunctionalInterface
    public interface Drawing {
        /** Returns the scene of a figure. */
        Scene scene(ExportedFigure figure);
    }

    /** Returns the scene of a figure that shows more than pictures in rows. */
    Optional<Scene> scene() {
        return drawing.map(own -> own.scene(this));
    }

    /** Returns the width of the widest picture, pixels. */
    public int cellWidth() {
        return pictures.stream().mapToInt(ExportedPicture::width).max().orElse(1);
    }

    /** Returns the height of the tallest picture, pixels. */
    public int cellHeight() {
        return pictures.stream().mapToInt(ExportedPicture::height).max().orElse(1);
    }
}
