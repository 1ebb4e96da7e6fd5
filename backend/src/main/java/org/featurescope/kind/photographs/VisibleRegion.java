package org.featurescope.kind.photographs;

import org.featurescope.activation.ActivationMap;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Stage;

/**
 * The receptive field of a position of a layer on the network's input: a square around the position, cut off at the
 * edges of the input. All values are shares of the input's height or width, in [0, 1]. They assume that all earlier
 * layers pad both sides equally; otherwise the region is off by a few pixels.
 *
 * @param top the distance from the top
 * @param left the distance from the left
 * @param height the height
 * @param width the width
 */
public record VisibleRegion(double top, double left, double height, double width) {
    private static final int MOST_SIDE = 2048;

    /**
     * Returns the receptive field of a position. If the size of the layer's receptive field is not known, it is the
     * whole input.
     *
     * @param y the row on the activation map
     * @param x the column on the activation map
     */
    public static VisibleRegion of(Layer layer, InputSpec input, ActivationMap map, int y, int x) {
        return of(layer.receptiveField(), input, map.height(), map.width(), y, x);
    }

    /**
     * Returns the receptive field of a position of a stage. If its size is not known, it is the whole input.
     *
     * @param y the row on the stage's map
     * @param x the column on the stage's map
     */
    public static VisibleRegion of(Stage stage, InputSpec input, int y, int x) {
        return of(stage.receptiveField(), input, stage.height(), stage.width(), y, x);
    }

    private static VisibleRegion of(int receptiveField, InputSpec input, int height, int width, int y, int x) {
        return around(receptiveField, input, (y + 0.5) / height, (x + 0.5) / width);
    }

    /**
     * Returns the receptive field around a place.
     *
     * @param receptiveField its side, pixels of the input; 0 for the whole input
     * @param y the distance of the place from the top, a share of the input's height
     * @param x its distance from the left, a share of the input's width
     */
    public static VisibleRegion around(int receptiveField, InputSpec input, double y, double x) {
        if (receptiveField == 0) {
            return new VisibleRegion(0, 0, 1, 1);
        }
        double half = receptiveField / 2.0;
        double[] rows = within(y, half / input.height());
        double[] columns = within(x, half / input.width());
        return new VisibleRegion(rows[0], columns[0], rows[1] - rows[0], columns[1] - columns[0]);
    }

    private static double[] within(double middle, double half) {
        return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
    }

    /** Returns whether the region is the whole input. */
    public boolean isWhole() {
        return height == 1 && width == 1;
    }

    /**
     * Returns the region of a photograph as a square picture. The photograph is first cropped as it is for the network.
     * A region that is not square is padded with grey.
     *
     * @param size the side of the picture, pixels
     */
    public RgbImage of(RgbImage photograph, int size) {
        double longer = Math.max(height, width);
        int side = (int) Math.min(MOST_SIDE, Math.round(size / longer));
        RgbImage input = Resampler.resizeAndCrop(photograph, side, side);
        RgbImage part = Resampler.crop(
                input,
                (int) Math.round(top * side),
                (int) Math.round(left * side),
                Math.max(1, (int) Math.round(height * side)),
                Math.max(1, (int) Math.round(width * side)));
        return Resampler.resizeAndPad(part, size);
    }
}
