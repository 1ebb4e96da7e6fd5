package org.featurescope.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Decodes the bytes of a picture's file: JPEG (grey, colour, CMYK and YCCK, baseline and progressive), PNG, GIF, WebP
 * (lossy and lossless) and BMP. Of an animation the first frame is decoded.
 *
 * <h2>Result</h2> The result is the picture as a browser shows it: upright according to its EXIF orientation, blended
 * with white where it is transparent, converted to sRGB where a JPEG or WebP file has an ICC profile. Of a picture with
 * more than {@value #MOST_KEPT} pixels only every n-th row and column is read, with the smallest n that gets below that
 * number. A network's input is many times smaller still.
 *
 * <h2>Security</h2> A file is not trusted. Its first bytes decide the format, never its name. Code of our own ({@link
 * ImageHeader}) reads the declared size and compares it with the limits before a decoder reads the file. Whatever a
 * decoder throws becomes an {@link InvalidInputException}; {@link #decode} throws nothing else.
 *
 * <h2>Cost</h2>
 * A call takes up to about ten bytes of memory for each declared pixel, and up to about thirty for a WebP picture.
 *
 * <p>Thread-safe. It keeps nothing between calls.
 */
public final class ImageDecoder {
    /** The most megapixels that a file may declare. */
    public static final int MOST_MEGAPIXELS = 50;
    /** The most megapixels that a WebP file may declare. Its decoder needs far more memory than the others. */
    public static final int MOST_WEBP_MEGAPIXELS = 16;
    /** The most pixels on a side that a file may declare. */
    public static final int MOST_DECLARED_SIDE = 65_535;
    /** The most pixels of a decoded picture. */
    public static final int MOST_KEPT = 12_500_000;

    private static final String FIELD = "image";

    private ImageDecoder() {}

    /**
     * Decodes a picture.
     *
     * @param file the bytes of the file
     * @throws InvalidInputException for the field {@code image} if it is no picture, of another format, incomplete,
     *     damaged or too large; the message says which
     */
    public static RgbImage decode(byte[] file) {
        ImageFormat format = ImageFormat.of(file)
                .orElseThrow(() -> new InvalidInputException(
                        FIELD, "the image %s; %s".formatted(ImageFormat.otherThan(file), ImageFormat.ALLOWED)));
        try {
            ImageHeader header = format.header(file);
            checkSize(format, header);
            int period = period(header);
            RgbImage stored = header.onCanvas(ImageReaders.read(format, header, period), period);
            return ExifOrientation.of(header.exif()).upright(stored);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException | RuntimeException | AssertionError e) {
            // on damaged files the decoders throw exceptions of every kind
            throw unreadable(format, e);
        } catch (OutOfMemoryError e) {
            // one large array did not fit; the rest of the process is not affected
            throw new InvalidInputException(
                    FIELD, "the %s image needs more memory than there is to be decoded".formatted(format.title()), e);
        }
    }

    private static void checkSize(ImageFormat format, ImageHeader header) {
        long width = header.width();
        long height = header.height();
        Validate.isTrue(
                FIELD,
                width > 0 && height > 0,
                "the image has no pixels: it says it is %d x %d".formatted(width, height));
        int most = format == ImageFormat.WEBP ? MOST_WEBP_MEGAPIXELS : MOST_MEGAPIXELS;
        Validate.isTrue(
                FIELD,
                width * height <= most * 1_000_000L,
                String.format(
                        Locale.ROOT,
                        "the image has %d x %d pixels, that is %.1f megapixels;"
                                + " a %s image may have at most %d megapixels",
                        width,
                        height,
                        width * height / 1e6,
                        format.title(),
                        most));
        Validate.isTrue(
                FIELD,
                Math.max(width, height) <= MOST_DECLARED_SIDE,
                "the image has %d x %d pixels; a side may have at most %d"
                        .formatted(width, height, MOST_DECLARED_SIDE));
    }

    /** Returns the n of which every n-th row and column is kept. */
    private static int period(ImageHeader header) {
        int period = 1;
        while (kept(header.width(), period) > RgbImage.MOST_SIDE
                || kept(header.height(), period) > RgbImage.MOST_SIDE
                || (long) kept(header.width(), period) * kept(header.height(), period) > MOST_KEPT) {
            period++;
        }
        return period;
    }

    /** Returns how many of {@code pixels} are kept if every {@code period}-th is, starting with the first. */
    static int kept(int pixels, int period) {
        return (pixels + period - 1) / period;
    }

    private static InvalidInputException unreadable(ImageFormat format, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return new InvalidInputException(
                        FIELD,
                        "the %s image ends too early: the file is not complete; %s"
                                .formatted(format.title(), ImageFormat.ALLOWED),
                        failure);
            }
        }
        return new InvalidInputException(
                FIELD,
                "the %s image is damaged and cannot be read; %s".formatted(format.title(), ImageFormat.ALLOWED),
                failure);
    }
}
