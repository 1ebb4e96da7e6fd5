package org.featurescope.web.find;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.JpegEncoder;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * A picture, or a part of one, by which units are searched.
 *
 * @param file the bytes of a picture's file
 * @param thumbnail the picture with 128 pixels on its longer side
 */
record SearchedPicture(byte[] file, RgbImage thumbnail) {
    private static final int THUMBNAIL_SIDE = 128;
    /** The least value of a colour, of 0 to 255, that counts as white. */
    private static final int WHITE = 252;

    /**
     * Decodes a picture and crops it.
     *
     * @param file the bytes of the whole picture's file
     * @throws InvalidInputException for the field {@code image} if the file is no picture, or for the fields
     *     {@code image} or {@code part} if what is searched is white everywhere, or too small
     */
    static SearchedPicture of(byte[] file, Optional<PicturePart> part) {
        RgbImage whole = ImageDecoder.decode(file);
        if (part.isEmpty()) {
            Validate.isTrue(
                    "image",
                    showsSomething(whole),
                    "the picture is white everywhere, so no unit can be found by it; draw something, or send a picture that shows something");
            return new SearchedPicture(file, thumbnail(whole));
        }
        RgbImage cropped = part.get().of(whole);
        Validate.isTrue(
                "part",
                showsSomething(cropped),
                "the part of the picture is white everywhere, so no unit can be found by it; choose one that shows something");
        return new SearchedPicture(PngEncoder.encodeStored(cropped), thumbnail(cropped));
    }

    private static boolean showsSomething(RgbImage picture) {
        for (byte value : picture.pixels()) {
            if ((value & 0xff) < WHITE) {
                return true;
            }
        }
        return false;
    }

    private static RgbImage thumbnail(RgbImage picture) {
        double scale = THUMBNAIL_SIDE / (double) Math.max(picture.height(), picture.width());
        return Resampler.resize(picture, side(picture.height(), scale), side(picture.width(), scale));
    }

    private static int side(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    /** Returns a data URL of the thumbnail, a JPEG file. */
    String thumbnailUrl() {
        byte[] base64 = Base64.getEncoder().encode(JpegEncoder.encode(thumbnail));
        return "data:image/jpeg;base64," + new String(base64, StandardCharsets.ISO_8859_1);
    }
}
