package org.featurescope.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Decodes the bytes of a picture's file: JPEG (grey, colour, CMYK and YCCK, baseline and progressive), PNG, GIF (its
 * first frame), WebP (lossy and lossless; of an animation the first frame) and BMP.
 *
 * <h2>What comes out</h2>
 * The picture as a browser shows it: upright by its EXIF orientation, on white where it is transparent, in sRGB where
 * it carries an ICC profile (JPEG and WebP). A picture of more than {@value #MOST_KEPT} pixels is read with every n-th
 * column and row only, n as small as that allows; what is still left is many times what a network looks at.
 *
 * <h2>What it trusts</h2>
 * Nothing. The format is told by the first bytes, never by a name. The declared size is read by code of our own
 * ({@link ImageFile}) and compared with the limits before a decoder sees a byte. Whatever a decoder then throws becomes
 * an {@link InvalidInputException}; nothing else leaves {@link #decode}.
 *
 * <p>Thread-safe; it holds nothing between calls. One call takes up to about ten bytes for each pixel that the
 * file declares, for a WebP picture up to about thirty.
 */
public final class ImageDecoder {
    /** The most megapixels that a picture's file may declare. */
    public static final int MOST_MEGAPIXELS = 50;
    /** The most megapixels of a WebP picture, whose decoder takes far more memory than the others. */
    public static final int MOST_WEBP_MEGAPIXELS = 16;
    /** The most pixels on a side that a picture's file may declare. */
    public static final int MOST_DECLARED_SIDE = 65_535;
    /** The most pixels of a picture that comes out. */
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
            ImageFile header = format.header(file);
            checkSize(format, header);
            int period = period(header);
            RgbImage stored = header.onCanvas(ImageReaders.read(format, header, period), period);
            return ExifOrientation.of(header.exif()).upright(stored);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException | RuntimeException | AssertionError e) {
            // The decoders are foreign code: what they throw on damaged files is of every kind.
            throw unreadable(format, e);
        } catch (OutOfMemoryError e) {
            // One picture's array did not fit, and it is gone by now; the rest of the process has what it had.
            throw new InvalidInputException(
                    FIELD, "the %s image needs more memory than there is to be decoded".formatted(format.title()), e);
        }
    }

    private static void checkSize(ImageFormat format, ImageFile header) {
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

    /** Every how many pixels one is kept. */
    private static int period(ImageFile header) {
        int period = 1;
        while (kept(header.width(), period) > RgbImage.MOST_SIDE
                || kept(header.height(), period) > RgbImage.MOST_SIDE
                || (long) kept(header.width(), period) * kept(header.height(), period) > MOST_KEPT) {
            period++;
        }
        return period;
    }

    /** How many of {@code pixels} are left if one of {@code period} is kept, the first to begin with. */
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
