package org.featurescope.tensor;

import java.util.Arrays;
import org.featurescope.validate.Validate;

/**
 * A picture of shape {@code [height, width, 3]}: red, green, blue, one unsigned byte each, rows from the top, sRGB.
 *
 * <p>The array is shared, not copied: whoever makes an image hands its pixels over.
 */
public record RgbImage(int height, int width, byte[] pixels) {
    /** The most pixels on a side that the product handles. */
    public static final int MOST_SIDE = 16_384;

    public RgbImage {
        Validate.inRange("height", height, 1, MOST_SIDE);
        Validate.inRange("width", width, 1, MOST_SIDE);
        if (pixels.length != height * width * 3) {
            throw new IllegalArgumentException(
                    "%d bytes for a picture of %d x %d".formatted(pixels.length, width, height));
        }
    }

    /** A square picture of one grey, 0 to 255. */
    public static RgbImage plain(int side, int grey) {
        byte[] pixels = new byte[side * side * 3];
        Arrays.fill(pixels, (byte) grey);
        return new RgbImage(side, side, pixels);
    }

    /** A square picture of middle grey, which stands where nothing is known yet. */
    public static RgbImage grey(int side) {
        return plain(side, 128);
    }

    /** The unsigned value of one colour of one pixel, 0 to 255. */
    public int at(int y, int x, int channel) {
        return pixels[(y * width + x) * 3 + channel] & 0xff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbImage image
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
        return "RgbImage[%d x %d]".formatted(width, height);
    }
}
