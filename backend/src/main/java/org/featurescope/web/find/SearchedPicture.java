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
    private static final int COLOURS = 3;
    /** The largest difference of colours, of 0 to 255, that counts as equal. */
    private static final int NOISE = 3;

    /**
     * Decodes a picture and crops it.
     *
     * @param file the bytes of the whole picture's file
     * @throws InvalidInputException for the field {@code image} if the file is no picture, or for the fields
     *     {@code image} or {@code part} if what is searched is of one colour, or too small
     */
    static SearchedPicture of(byte[] file, Optional<PicturePart> part) {
        RgbImage whole = ImageDecoder.decode(file);
        if (part.isEmpty()) {
            Validate.isTrue(
                    "image",
                    showsSomething(whole),
                    "the picture is of one colour, so no unit can be found by it; send one that shows something");
            return new SearchedPicture(file, thumbnail(whole));
        }
        RgbImage cropped = part.get().of(whole);
        Validate.isTrue(
                "part",
                showsSomething(cropped),
                "the part of the picture is of one colour, so no unit can be found by it; choose one that shows something");
        return new SearchedPicture(PngEncoder.encodeStored(cropped), thumbnail(cropped));
    }

    private static boolean showsSomething(RgbImage picture) {
        byte[] pixels = picture.pixels();
        for (int at = COLOURS; at < pixels.length; at++) {
            if (Math.abs((pixels[at] & 0xff) - (pixels[at % COLOURS] & 0xff)) > NOISE) {
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
