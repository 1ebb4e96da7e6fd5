package org.featurescope.image;

import java.awt.Rectangle;
import java.util.Arrays;

/**
 * What a picture's file says before any pixel is decoded.
 *
 * @param width of the picture, pixels, as the file declares it and not yet checked
 * @param height of the picture, pixels
 * @param frame the part of the picture that the first frame covers
 * @param exif the EXIF block, beginning with its TIFF header; empty if there is none
 * @param pixelData the file for the decoder, without what it need not see
 * @param luma whether the samples in the file are luma and two chroma (Y, Cb, Cr) of 8 bits, as in most JPEG files
 */
record ImageFile(int width, int height, Rectangle frame, byte[] exif, byte[] pixelData, boolean luma) {
    /** No EXIF block. */
    static final byte[] NO_EXIF = {};

    /** A picture of one frame that covers it. */
    static ImageFile of(int width, int height, byte[] exif, byte[] pixelData) {
        return new ImageFile(width, height, new Rectangle(width, height), exif, pixelData, false);
    }

    /**
     * The picture with its first frame in its place and white around it, of which every {@code period}-th pixel is
     * kept.
     */
    RgbImage onCanvas(RgbImage pixels, int period) {
        int canvasWidth = ImageDecoder.kept(width, period);
        int canvasHeight = ImageDecoder.kept(height, period);
        if (pixels.width() == canvasWidth && pixels.height() == canvasHeight) {
            return pixels;
        }
        byte[] canvas = new byte[canvasHeight * canvasWidth * 3];
        Arrays.fill(canvas, (byte) 0xff);
        int left = frame.x / period;
        int top = frame.y / period;
        int shownWidth = Math.min(pixels.width(), canvasWidth - left);
        int shownHeight = Math.min(pixels.height(), canvasHeight - top);
        for (int y = 0; y < shownHeight; y++) {
            System.arraycopy(
                    pixels.pixels(),
                    y * pixels.width() * 3,
                    canvas,
                    ((top + y) * canvasWidth + left) * 3,
                    shownWidth * 3);
        }
        return new RgbImage(canvasHeight, canvasWidth, canvas);
    }
}
