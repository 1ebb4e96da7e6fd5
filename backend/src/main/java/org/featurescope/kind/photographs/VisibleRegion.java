package org.featurescope.kind.photographs;

import org.featurescope.activation.ActivationMap;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;

/**
 * What one position of a layer sees of the network's input: a square around the position's place on the map, cut where the input
 * ends. In shares of the input, from 0 to 1. It is where the square lies if the layers before pad both sides alike; a network that
 * does not is off by some pixels.
 */
public record VisibleRegion(double top, double left, double height, double width) {
    private static final int MOST_SIDE = 2048;

    /** The field of a position of a layer. */
    public static VisibleRegion of(Layer layer, InputSpec input, ActivationMap map, int y, int x) {
        if (layer.receptiveField() == 0) {
            return new VisibleRegion(0, 0, 1, 1);
        }
        double half = layer.receptiveField() / 2.0;
        double[] rows = within((y + 0.5) / map.height(), half / input.height());
        double[] columns = within((x + 0.5) / map.width(), half / input.width());
        return new VisibleRegion(rows[0], columns[0], rows[1] - rows[0], columns[1] - columns[0]);
    }

    private static double[] within(double middle, double half) {
        return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
    }

    /** Whether it is all that there is to see. */
    public boolean isWhole() {
        return height == 1 && width == 1;
    }

    /** What it shows of a photograph that is cut as for the network, {@code size} pixels on a side; where the input ends, grey. */
    public RgbImage of(RgbImage photograph, int size) {
        double longer = Math.max(height, width);
        int side = (int) Math.min(MOST_SIDE, Math.round(size / longer));
        RgbImage seen = Resampler.resizeAndCrop(photograph, side, side);
        RgbImage part = Resampler.crop(
                seen,
                (int) Math.round(top * side),
                (int) Math.round(left * side),
                Math.max(1, (int) Math.round(height * side)),
                Math.max(1, (int) Math.round(width * side)));
        return Resampler.resizeAndPad(part, size);
    }
}
