package org.featurescope.web.find;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * A rectangular part of a picture. All numbers are fractions of the picture's width or height, from 0 to 1.
 *
 * @param left where it begins, from the left
 * @param top where it begins, from the top
 */
record PicturePart(double left, double top, double width, double height) {
    private static final String FIELD = "part";
    private static final int LEAST_SIDE = 8;
    private static final int NUMBERS = 4;
    /** The largest error of a sum of two numbers that a client rounded. */
    private static final double ROUNDING = 1e-6;

    PicturePart {
        Validate.isTrue(
                FIELD,
                DoubleStream.of(left, top, width, height).allMatch(number -> number >= 0)
                        && left + width <= 1 + ROUNDING
                        && top + height <= 1 + ROUNDING,
                "part reaches outside of the picture: no number may be below 0, and neither left + width nor"
                        + " top + height above 1");
    }

    /**
     * Reads the parameter {@code part} of a request.
     *
     * @return the part; empty for the whole picture
     * @throws InvalidInputException if the text is not four numbers, or the part reaches outside of the picture
     */
    static Optional<PicturePart> of(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] numbers = text.split(",", -1);
        Validate.isTrue(FIELD, numbers.length == NUMBERS, notNumbers());
        return Optional.of(
                new PicturePart(number(numbers[0]), number(numbers[1]), number(numbers[2]), number(numbers[3])));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(FIELD, notNumbers(), e);
        }
    }

    private static String notNumbers() {
        return "part must be four numbers, left,top,width,height, in fractions of the picture, such as 0,0,0.5,1";
    }

    /**
     * Crops a picture.
     *
     * @throws InvalidInputException if a side of the part has fewer than 8 pixels
     */
    RgbImage of(RgbImage picture) {
        int fromX = pixels(left, picture.width());
        int fromY = pixels(top, picture.height());
        int across = pixels(left + width, picture.width()) - fromX;
        int down = pixels(top + height, picture.height()) - fromY;
        Validate.isTrue(
                FIELD,
                across >= LEAST_SIDE && down >= LEAST_SIDE,
                "the part has %d x %d of the picture's %d x %d pixels; each side must have at least %d"
                        .formatted(across, down, picture.width(), picture.height(), LEAST_SIDE));
        return Resampler.crop(picture, fromY, fromX, down, across);
    }

    private static int pixels(double fraction, int side) {
        return (int) Math.round(Math.min(1, fraction) * side);
    }
}
