package org.featurescope.image;

import java.awt.Rectangle;
import java.util.Arrays;

/**
 * The declarations of a picture's file, read before any pixel is decoded.
 *
 * @param width declared width in pixels, not checked yet
 * @param height declared height in pixels, not checked yet
 * @param frame the part of the picture that the first frame covers
 * @param exif the EXIF block from its TIFF header on; empty if there is none
 * @param pixelData the file as the decoder gets it, without parts that it does not need
 * @param luma whether the samples are luma and two chroma (Y, Cb, Cr) of 8 bits, as in most JPEG files
 */
record ImageHeader(int width, int height, Rectangle frame, byte[] exif, byte[] pixelData, boolean luma) {
    /** No EXIF block. */
    static final byte[] NO_EXIF = {};

    /** Returns the header of a picture whose one frame covers it. */
    static ImageHeader of(int width, int height, byte[] exif, byte[] pixelData) {
        return new ImageHeader(width, height, new Rectangle(width, height), exif, pixelData, false);
    }

    /**
     * Puts a decoded first frame at its position in the picture, with white around it.
     *
     * @param pixels the frame, of which every {@code period}-th row and column was kept
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
