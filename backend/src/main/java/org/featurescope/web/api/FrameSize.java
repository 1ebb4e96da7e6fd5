package org.featurescope.web.api;

import org.featurescope.figure.StoredFigure;

/**
 * The size of a frame that holds a figure as its element lays it out, caption and all; a figure that is not made yet has that of one
 * picture.
 *
 * @param width pixels
 * @param height pixels
 */
record FrameSize(int width, int height) {
    private static final int WIDTH = 680;
    private static final FrameSize OF_ONE = new FrameSize(WIDTH, 440);
    private static final int LABEL = 24;
    private static final int CAPTION = 240;

    /** The frame of a figure that is made. */
    static FrameSize of(StoredFigure figure) {
        int pictures = figure.images().size();
        if (pictures == 1) {
            return OF_ONE;
        }
        int columns = columns(pictures);
        int rows = (pictures + columns - 1) / columns;
        return new FrameSize(WIDTH, rows * (WIDTH / columns + LABEL) + CAPTION);
    }

    /** The frame of a figure that is not made yet. */
    static FrameSize ofOne() {
        return OF_ONE;
    }

    /** The columns that the element gives so many pictures where it has the room. */
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
