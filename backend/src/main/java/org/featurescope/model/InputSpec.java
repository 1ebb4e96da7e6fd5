package org.featurescope.model;

import java.util.List;
import org.featurescope.image.RgbImage;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * What a network wants at its input node: {@code [batch, height, width, 3]}, RGB, each value
 * {@code scale * x + offset} for a colour {@code x} in [0, 1].
 *
 * @param node the placeholder's name
 * @param height rows that a photograph is resized and cropped to, pixels
 * @param width columns that a photograph is resized and cropped to, pixels
 * @param leastSide the smallest square, in pixels, that the layers work on
 * @param scale factor of a colour in [0, 1]
 * @param offset added to it
 */
public record InputSpec(String node, int height, int width, int leastSide, double scale, double offset) {
    /**
     * Pictures in the range of values that the network wants, {@code [batch, height, width, 3]}. The caller closes it.
     *
     * @param pictures at least one, all of one size
     */
    public TFloat32 tensor(List<RgbImage> pictures) {
        RgbImage first = pictures.get(0);
        float[] values = new float[pictures.size() * first.pixels().length];
        float perLevel = (float) (scale / 255);
        int at = 0;
        for (RgbImage picture : pictures) {
            for (byte level : picture.pixels()) {
                values[at++] = perLevel * (level & 0xff) + (float) offset;
            }
        }
        return TFloat32.tensorOf(Shape.of(pictures.size(), first.height(), first.width(), 3), DataBuffers.of(values));
    }
}
