package org.featurescope.image;

import java.awt.color.ColorSpace;

/**
 * Recognizes colour spaces whose colours are those of sRGB. Many photographs have an sRGB profile that is not byte for
 * byte the platform's. Converting them takes longer than decoding them and changes nothing.
 */
final class NearlySrgb {
    private static final int STEPS = 4;
    /** The largest difference of a colour in [0, 1]: half of one of 255 levels. */
    private static final float MOST = 0.5f / 255;

    private NearlySrgb() {}

    /** Returns whether a grid of colours through the space is the same in sRGB. */
    static boolean is(ColorSpace space) {
        if (space.isCS_sRGB()) {
            return true;
        }
        if (space.getType() != ColorSpace.TYPE_RGB) {
            return false;
        }
        int side = STEPS + 1;
        for (int i = 0; i < side * side * side; i++) {
            float[] color = {
                (float) (i / (side * side)) / STEPS, (float) (i / side % side) / STEPS, (float) (i % side) / STEPS
            };
            float[] converted = space.toRGB(color);
            for (int channel = 0; channel < 3; channel++) {
                if (!(Math.abs(converted[channel] - color[channel]) < MOST)) {
                    return false;
                }
            }
        }
        return true;
    }
}
