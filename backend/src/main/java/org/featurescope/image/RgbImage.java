package org.featurescope.image;

import java.util.Arrays;
import java.util.Optional;
import org.featurescope.validate.Validate;

/**
 * A picture in sRGB, with or without opacity.
 *
 * <p>The arrays are not copied. Whoever creates an image must not change them afterwards.
 *
 * @param height rows
 * @param width columns
 * @param pixels {@code [height, width, 3]}: red, green and blue, one unsigned byte each, rows from the top, not
 *     multiplied by the opacity
 * @param opacity {@code [height, width]}, one unsigned byte each, from 0 for transparent to 255 for opaque; empty for a
 *     picture that is opaque everywhere
 */
public record RgbImage(int height, int width, byte[] pixels, Optional<byte[]> opacity) {
    /** The most pixels on a side. */
    public static final int MOST_SIDE = 16_384;

    /** The opacity of an opaque pixel. */
    public static final int OPAQUE = 255;

    public RgbImage {
        Validate.inRange("height", height, 1, MOST_SIDE);
        Validate.inRange("width", width, 1, MOST_SIDE);
        if (pixels.length != height * width * 3) {
            throw new IllegalArgumentException(
                    "%d bytes for a picture of %d x %d".formatted(pixels.length, width, height));
        }
        if (opacity.isPresent() && opacity.get().length != height * width) {
            throw new IllegalArgumentException(
                    "%d bytes for the opacity of %d x %d".formatted(opacity.get().length, width, height));
        }
    }

    /** Creates a picture that is opaque everywhere. */
    public RgbImage(int height, int width, byte[] pixels) {
        this(height, width, pixels, Optional.empty());
    }

    /** Returns a square picture of one grey, 0 to 255. */
    public static RgbImage plain(int side, int grey) {
        byte[] pixels = new byte[side * side * 3];
        Arrays.fill(pixels, (byte) grey);
        return new RgbImage(side, side, pixels);
    }

    /** Returns a square picture of middle grey, the usual placeholder. */
    public static RgbImage grey(int side) {
        return plain(side, 128);
    }

    /** Returns one colour of one pixel, 0 to 255. */
    public int at(int y, int x, int channel) {
        return pixels[(y * width + x) * 3 + channel] & 0xff;
    }

    /**
     * Returns the picture on an opaque grey background.
     *
     * @param grey the value of the background, from 0 to 255
     */
    public RgbImage over(int grey) {
        return opacity.map(plane -> blended(plane, grey)).orElse(this);
    }

    private RgbImage blended(byte[] plane, int grey) {
        byte[] seen = new byte[pixels.length];
        for (int at = 0; at < seen.length; at++) {
            int amount = plane[at / 3] & 0xff;
            seen[at] = (byte) Math.round(((pixels[at] & 0xff) * amount + grey * (OPAQUE - amount)) / (float) OPAQUE);
        }
        return new RgbImage(height, width, seen);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbImage image
                && image.height == height
                && image.width == width
                && Arrays.equals(image.pixels, pixels)
                && Arrays.equals(image.opacity.orElse(null), opacity.orElse(null));
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
