package org.featurescope.web.message;

import org.featurescope.figure.StoredFigure;

/**
 * The size of a frame that holds a figure with its caption. A figure that is not made yet has that of one picture.
 *
 * @param width pixels
 * @param height pixels
 */
public record FrameSize(int width, int height) {
    private static final int WIDTH = 680;
    private static final FrameSize OF_ONE = new FrameSize(WIDTH, 440);
    private static final int LABEL = 24;
    private static final int CAPTION = 240;

    /** Returns the frame of a finished figure. */
    public static FrameSize of(StoredFigure figure) {
        int pictures = figure.images().size();
        if (pictures <= 1) {
            return OF_ONE;
        }
        int columns = columns(pictures);
        int rows = (pictures + columns - 1) / columns;
        return new FrameSize(WIDTH, rows * (WIDTH / columns + LABEL) + CAPTION);
    }

    /** Returns the frame of a figure that is not made yet. */
    public static FrameSize ofOne() {
        return OF_ONE;
    }

    /** Returns the columns in which the element arranges pictures where it has the room. */
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
