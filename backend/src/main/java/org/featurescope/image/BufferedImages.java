package org.featurescope.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Converts the platform's pictures to ours: sRGB, 8 bits for each colour, transparent parts blended with white.
 *
 * <p>Grey values are copied. The platform assumes that grey pictures are linear in light and would brighten them, but
 * files of grey pictures use the same curve as coloured ones.
 */
final class BufferedImages {
    private static final int WHITE = 255;

    private BufferedImages() {}

    /** Converts a picture. The pixels are copied. */
    static RgbImage toRgb(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        if (colors instanceof IndexColorModel palette) {
            return ofPalette(image.getRaster(), palette);
        }
        if (colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                || colors.getColorSpace().isCS_sRGB()) {
            return ofSamples(image.isAlphaPremultiplied() ? straight(image) : image);
        }
        int type = colors.hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
        new ColorConvertOp(null).filter(image, converted);
        return ofSamples(converted);
    }

    private static BufferedImage straight(BufferedImage image) {
        image.coerceData(false);
        return image;
    }

    private static RgbImage ofPalette(Raster raster, IndexColorModel palette) {
        int[] entries = new int[palette.getMapSize()];
        palette.getRGBs(entries);
        int[] row = new int[raster.getWidth()];
        byte[] pixels = new byte[raster.getHeight() * raster.getWidth() * 3];
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, 0, row);
            for (int index : row) {
                int entry = entries[index];
                int alpha = entry >>> 24;
                pixels[target++] = onWhite(entry >> 16 & 0xff, alpha);
                pixels[target++] = onWhite(entry >> 8 & 0xff, alpha);
                pixels[target++] = onWhite(entry & 0xff, alpha);
            }
        }
        return new RgbImage(raster.getHeight(), raster.getWidth(), pixels);
    }

    /** Converts grey or sRGB samples of any depth, with or without alpha. */
    private static RgbImage ofSamples(BufferedImage image) {
        Raster raster = image.getRaster();
        if (!image.getColorModel().hasAlpha()
                && raster.getNumBands() == 3
                && raster.getDataBuffer() instanceof DataBufferByte bytes
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getParent() == null) {
            return ofBytes(raster, bytes, model);
        }
        return ofRows(raster, image.getColorModel());
    }

    /** Converts the common case, three interleaved bytes, by copying. */
    private static RgbImage ofBytes(Raster raster, DataBufferByte data, PixelInterleavedSampleModel model) {
        byte[] from = data.getData();
        int red = model.getBandOffsets()[0];
        int green = model.getBandOffsets()[1];
        int blue = model.getBandOffsets()[2];
        int width = raster.getWidth();
        byte[] pixels = new byte[raster.getHeight() * width * 3];
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            int source = data.getOffset() + y * model.getScanlineStride();
            for (int x = 0; x < width; x++, source += model.getPixelStride(), target += 3) {
                pixels[target] = from[source + red];
                pixels[target + 1] = from[source + green];
                pixels[target + 2] = from[source + blue];
            }
        }
        return new RgbImage(raster.getHeight(), width, pixels);
    }

    private static RgbImage ofRows(Raster raster, ColorModel colors) {
        int bands = raster.getNumBands();
        boolean alpha = colors.hasAlpha();
        boolean grey = bands - (alpha ? 1 : 0) == 1;
        int[] most = new int[bands];
        for (int band = 0; band < bands; band++) {
            most[band] = (1 << colors.getComponentSize(band)) - 1;
        }
        int[] row = new int[raster.getWidth() * bands];
        byte[] pixels = new byte[raster.getHeight() * raster.getWidth() * 3];
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int source = 0; source < row.length; source += bands) {
                int opacity = alpha ? eightBits(row[source + bands - 1], most[bands - 1]) : 255;
                for (int color = 0; color < 3; color++) {
                    int band = grey ? 0 : color;
                    pixels[target++] = onWhite(eightBits(row[source + band], most[band]), opacity);
                }
            }
        }
        return new RgbImage(raster.getHeight(), raster.getWidth(), pixels);
    }

    private static int eightBits(int sample, int most) {
        return most == 255 ? sample : (int) ((sample * 255L + most / 2) / most);
    }

    /**
     * Converts a row of samples of 8 bits.
     *
     * @param rows holds the row
     * @param start the index of its first sample in {@code rows}
     * @param width pixels of the row
     * @param samples for each pixel: 3 for red, green and blue, 4 with alpha
     * @param pixels takes the row
     * @param target the index of its first byte in {@code pixels}
     * @return the number of bytes of {@code pixels} that were filled
     */
    static int toRgb(byte[] rows, int start, int width, int samples, byte[] pixels, int target) {
        if (samples == 3) {
            System.arraycopy(rows, start, pixels, target, width * 3);
            return width * 3;
        }
        int to = target;
        for (int from = start; from < start + width * samples; from += samples) {
            int alpha = rows[from + 3] & 0xff;
            pixels[to++] = onWhite(rows[from] & 0xff, alpha);
            pixels[to++] = onWhite(rows[from + 1] & 0xff, alpha);
            pixels[to++] = onWhite(rows[from + 2] & 0xff, alpha);
        }
        return width * 3;
    }

    /** Blends a stored colour with white, as browsers do, and rounds. Both arguments are from 0 to 255. */
    private static byte onWhite(int color, int opacity) {
        return (byte) ((color * opacity + WHITE * (255 - opacity) + 127) / 255);
    }
}
