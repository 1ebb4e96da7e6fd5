package org.featurescope.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes opaque pictures as JPEG files, which are much smaller than PNG files but not exact. */
public final class JpegEncoder {
    /** A quality at which hardly anything is seen to be lost. */
    private static final float GOOD = 0.85f;

    private JpegEncoder() {}

    /** Returns the bytes of a JPEG file of good but not full quality. */
    public static byte[] encode(RgbImage image) {
        return encode(image, GOOD);
    }

    /**
     * Returns the bytes of a JPEG file.
     *
     * @param quality from 0 for the smallest file to 1 for the best picture
     */
    public static byte[] encode(RgbImage image, float quality) {
        return encode(buffered(image), quality);
    }

    /**
     * Returns the bytes of a JPEG file.
     *
     * @param quality from 0 for the smallest file to 1 for the best picture
     */
    public static byte[] encode(BufferedImage image, float quality) {
        return encode(image, quality, ImageWriteParam.MODE_DISABLED);
    }

    /**
     * Returns the bytes of a progressive JPEG file. Browsers show it coarsely until it is loaded. It is a little smaller than others.
     *
     * @param quality from 0 for the smallest file to 1 for the best picture
     */
    public static byte[] encodeProgressive(RgbImage image, float quality) {
        return encode(buffered(image), quality, ImageWriteParam.MODE_DEFAULT);
    }

    private static byte[] encode(BufferedImage image, float quality, int progressiveMode) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            parameters.setProgressiveMode(progressiveMode);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage buffered(RgbImage image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        buffered.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
        return buffered;
    }
}
