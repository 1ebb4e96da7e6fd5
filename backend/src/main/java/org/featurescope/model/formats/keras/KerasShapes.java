package org.featurescope.model.formats.keras;

import java.util.Locale;

/** Computes shapes as Keras does. */
final class KerasShapes {
    private KerasShapes() {}

    /** Returns whether a layer pads its maps so that only strides make them smaller. */
    static boolean isSame(KerasLayer layer) {
        String padding = layer.text("padding", "valid").toLowerCase(Locale.ROOT);
        if (!padding.equals("same") && !padding.equals("valid")) {
            throw layer.problem("has the padding \"%s\"".formatted(padding));
        }
        return padding.equals("same");
    }

    /** Returns the shape of a map after windows of some reach. */
    static int[] windowed(KerasLayer layer, int[] shape, int[] reach, int[] strides, int channels) {
        int[] result = {0, 0, channels};
        for (int axis = 0; axis < 2; axis++) {
            if (strides[axis] < 1 || reach[axis] < 1) {
                throw layer.problem("has windows without size or stride");
            }
            result[axis] = isSame(layer)
                    ? (shape[axis] + strides[axis] - 1) / strides[axis]
                    : (shape[axis] - reach[axis]) / strides[axis] + 1;
            if (result[axis] < 1 || (!isSame(layer) && shape[axis] < reach[axis])) {
                throw layer.problem(
                        "has windows that are larger than its map of %d x %d".formatted(shape[0], shape[1]));
            }
        }
        return result;
    }
}
