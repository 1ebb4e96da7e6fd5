package org.featurescope.web.message;

import org.featurescope.figure.StoredFigure;

/**
 * The size of a frame that holds a figure with its caption. For a figure that is not finished it is the size for one
 * picture. A figure without pictures is assumed to have the proportions of its drawing.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record FrameSize(int width, int height) {
    private static final int WIDTH = 680;
    private static final FrameSize OF_ONE = new FrameSize(WIDTH, 440);
    private static final int LABEL = 24;
    private static final int CAPTION = 240;

    /** Returns the size for a finished figure. */
    public static FrameSize of(StoredFigure figure) {
        int pictures = figure.images().size();
        if (pictures == 0) {
            double drawn = (double) figure.whole().height() / figure.whole().width();
            return new FrameSize(WIDTH, Math.max(OF_ONE.height, (int) Math.round(WIDTH * drawn) + CAPTION));
        }
        if (pictures == 1) {
            return OF_ONE;
        }
        int columns = columns(pictures);
        int rows = (pictures + columns - 1) / columns;
        return new FrameSize(WIDTH, rows * (WIDTH / columns + LABEL) + CAPTION);
    }

    /** Returns the size for one picture. */
    public static FrameSize ofOne() {
        return OF_ONE;
    }

    /** Returns the number of columns in which a page arranges the pictures if it is wide enough. */
    private static int columns(int pictures) {
        if (pictures <= 4) {
            return pictures;
        }
        if (pictures > 16) {
            return 6;
        }
        return pictures == 5 || pictures == 6 || pictures == 9 ? 3 : 4;
    }
}
