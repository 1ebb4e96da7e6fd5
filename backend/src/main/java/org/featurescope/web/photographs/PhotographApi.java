package org.featurescope.web.photographs;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Sha256;
import org.featurescope.tensor.FailureReason;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.Picture;

/** The API of the photographs of a set, which answers with small copies of them. */
public final class PhotographApi {
    private static final int LEAST_SIZE = 16;
    private static final int MOST_SIZE = 1024;
    private static final String USUAL_SIZE = "256";
    private static final int MOST_AT_A_TIME = 24;
    private static final int RETRY_SECONDS = 1;

    private final PhotographShelf shelf;
    private final ConcurrencyLimit pictures = new ConcurrencyLimit(MOST_AT_A_TIME, "photographs", RETRY_SECONDS);

    /** Creates the API. */
    public PhotographApi(PhotographShelf shelf) {
        this.shelf = shelf;
    }

    /** Answers with a photograph as a PNG picture whose longer side has at most {@code size} pixels. */
    public void get(Context ctx) throws IOException {
        int size = size(ctx);
        String name = ctx.pathParam("path");
        try (ConcurrencyLimit.Permit permit = pictures.acquire();
                PhotographSet set = shelf.open(ctx.pathParam("name"))) {
            if (!set.names().contains(name)) {
                throw new NotFoundException("path", "the set has no photograph \"%s\"".formatted(name));
            }
            byte[] file = bytes(set, name);
            String tag = Sha256.of(file) + "-" + size;
            Picture.answer(ctx, PngEncoder.encode(small(decoded(name, file), size)), tag);
        }
    }

    private static int size(Context ctx) {
        String given = Optional.ofNullable(ctx.queryParam("size")).orElse(USUAL_SIZE);
        Validate.isTrue("size", given.matches("\\d{1,6}"), "size must be a whole number of pixels");
        return Validate.inRange("size", Integer.parseInt(given), LEAST_SIZE, MOST_SIZE);
    }

    private static byte[] bytes(PhotographSet set, String name) {
        try {
            return set.bytes(name);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "path", "the photograph \"%s\" cannot be read. %s".formatted(name, FailureReason.of(e)), e);
        }
    }

    private static RgbImage decoded(String name, byte[] file) {
        try {
            return ImageDecoder.decode(file);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "path", "the file \"%s\" is no photograph that can be read: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static RgbImage small(RgbImage picture, int size) {
        double scale = (double) size / Math.max(picture.width(), picture.height());
        return scale >= 1
                ? picture
                : Resampler.resize(picture, Math.max(1, (int) Math.round(scale * picture.height())), Math.max(1, (int)
                        Math.round(scale * picture.width())));
    }
}
