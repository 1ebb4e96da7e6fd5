package org.featurescope.image;

import java.awt.color.ColorSpace;

/**
 * Tells colour spaces that are sRGB in all but name. Most photographs carry a profile of sRGB that is not byte for byte
 * the platform's, and to convert them takes longer than to decode them and changes nothing.
 */
final class NearlySrgb {
    private static final int STEPS = 4;
    /** The most that a colour may differ, of 1: half of one of 255 steps. */
    private static final float MOST = 0.5f / 255;

    private NearlySrgb() {}

    /** Whether the colours of a grid through the space are the same in sRGB. */
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
