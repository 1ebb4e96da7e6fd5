package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A figure that is made, as the store keeps it.
 *
 * @param id its name
 * @param spec what it shows
 * @param createdAt when it was stored
 * @param milliseconds that it took to make
 * @param images its pictures, in order; none of a figure that consists of its data alone
 * @param whole all pictures in one, laid out; the picture itself where there is but one; a drawing where there is none
 * @param curve the objective of each picture as it was made
 * @param data what the kind's element draws beside the pictures, as JSON, if the kind has such
 */
public record StoredFigure(
        FigureId id,
        FigureSpec spec,
        Instant createdAt,
        long milliseconds,
        List<StoredImage> images,
        ImageFile whole,
        Curve curve,
        Optional<JsonNode> data) {
    public StoredFigure {
        images = List.copyOf(images);
    }

    /** Makes a figure of pictures alone. */
    public StoredFigure(
            FigureId id,
            FigureSpec spec,
            Instant createdAt,
            long milliseconds,
            List<StoredImage> images,
            ImageFile whole,
            Curve curve) {
        this(id, spec, createdAt, milliseconds, images, whole, curve, Optional.empty());
    }

    /**
     * A PNG file of a figure.
     *
     * @param name in the figure's folder
     * @param sha256 of its bytes, lower-case hexadecimal
     * @param width pixels
     * @param height pixels
     */
    public record ImageFile(String name, String sha256, int width, int height) {}

    /**
     * One picture of a figure.
     *
     * @param file where it is
     * @param label what stands under it
     * @param unit what it shows, in the grammar of units
     * @param objective the value of its objective; of a picture that is not optimized, a number that the kind names
     * @param warning why it is not to be trusted, if it is not
     */
    public record StoredImage(ImageFile file, String label, String unit, double objective, Optional<String> warning) {}
}
