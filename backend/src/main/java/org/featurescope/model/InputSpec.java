package org.featurescope.model;

import java.util.List;
import org.featurescope.image.RgbImage;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * The input of a network: {@code [batch, height, width, 3]}, RGB, with the values {@code scale * x + offset} for a
 * colour {@code x} in [0, 1].
 *
 * @param node the placeholder's name
 * @param height rows that a photograph is resized and cropped to, pixels
 * @param width columns that a photograph is resized and cropped to, pixels
 * @param leastSide side in pixels of the smallest square picture that all layers can process
 * @param scale factor of a colour in [0, 1]
 * @param offset added to it
 */
public record InputSpec(String node, int height, int width, int leastSide, double scale, double offset) {
    /**
     * Returns the input tensor {@code [batch, height, width, 3]} of pictures. The caller must close it.
     *
     * @param pictures at least one, all of the same size
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
