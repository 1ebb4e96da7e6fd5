package org.featurescope.model;

import java.util.List;
import java.util.Locale;
import org.featurescope.image.Resampler;
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
 * @param crop the share of a photograph's shorter side that is kept in its centre, above 0 and at most 1
 */
public record InputSpec(String node, int height, int width, int leastSide, double scale, double offset, double crop) {
    /** Creates an input that keeps as much of a photograph as its proportions allow. */
    public InputSpec(String node, int height, int width, int leastSide, double scale, double offset) {
        this(node, height, width, leastSide, scale, offset, 1);
    }

    /** Returns the centre of a photograph that the network takes, in the photograph's own proportions and resolution. */
    public RgbImage kept(RgbImage photograph) {
        if (crop == 1) {
            return photograph;
        }
        int keptHeight = Math.max(1, (int) Math.round(crop * photograph.height()));
        int keptWidth = Math.max(1, (int) Math.round(crop * photograph.width()));
        return Resampler.crop(
                photograph,
                (photograph.height() - keptHeight) / 2,
                (photograph.width() - keptWidth) / 2,
                keptHeight,
                keptWidth);
    }

    /** Returns a photograph as the network takes it: its centre, cropped to the input's proportions and resized to its size. */
    public RgbImage prepared(RgbImage photograph) {
        return Resampler.resizeAndCrop(kept(photograph), height, width);
    }

    /** Returns which part of a photograph a network with a {@code crop} takes, one or two sentences. */
    public static String cropInWords(double crop) {
        String part = "The largest part in the middle of a photograph with these proportions, resized.";
        return crop == 1
                ? part
                : "%s Only the middle %s %% of the photograph's shorter side is kept."
                        .formatted(
                                part,
                                String.format(Locale.ROOT, "%.1f", 100 * crop).replaceFirst("\\.0$", ""));
    }

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
