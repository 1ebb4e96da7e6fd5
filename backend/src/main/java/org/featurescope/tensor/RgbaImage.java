package org.featurescope.tensor;

import java.util.Arrays;
import org.featurescope.validate.Validate;

/**
 * A picture of shape {@code [height, width, 4]}: red, green, blue and opacity, one unsigned byte each, rows from the top,
 * sRGB. Colours are not multiplied by the opacity.
 *
 * <p>The array is shared, not copied: whoever makes an image hands its pixels over.
 */
public record RgbaImage(int height, int width, byte[] pixels) {
    public RgbaImage {
        Validate.inRange("height", height, 1, RgbImage.MOST_SIDE);
        Validate.inRange("width", width, 1, RgbImage.MOST_SIDE);
        if (pixels.length != height * width * 4) {
            throw new IllegalArgumentException(
                    "%d bytes for a picture of %d x %d with opacity".formatted(pixels.length, width, height));
        }
    }

    /** The picture over a grey of that level, 0 to 255, blended as the values are stored. */
    public RgbImage over(int grey) {
        byte[] blended = new byte[height * width * 3];
        for (int at = 0; at < blended.length; at++) {
            int pixel = at / 3;
            int opacity = pixels[pixel * 4 + 3] & 0xff;
            int colour = pixels[pixel * 4 + at % 3] & 0xff;
            blended[at] = (byte) Math.round((colour * opacity + grey * (255 - opacity)) / 255f);
        }
        return new RgbImage(height, width, blended);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbaImage image
                && image.height == height
                && image.width == width
                && Arrays.equals(image.pixels, pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * height + width) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "RgbaImage[%d x %d]".formatted(width, height);
    }
}
