package org.featurescope.activation;

import org.featurescope.model.InputSpec;
import org.featurescope.tensor.RgbImage;

/** Pictures in the range of values that a network wants. */
final class InputRange {
    private InputRange() {}

    /** Writes a picture's {@code [height, width, 3]} values into {@code values}, from {@code at} on. */
    static void fill(InputSpec spec, RgbImage picture, float[] values, int at) {
        byte[] pixels = picture.pixels();
        float scale = (float) (spec.scale() / 255);
        float offset = (float) spec.offset();
        for (int i = 0; i < pixels.length; i++) {
            values[at + i] = scale * (pixels[i] & 0xff) + offset;
        }
    }
}
