package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.Credit;

/**
 * A finished figure in the store.
 *
 * @param id the figure's id
 * @param spec the figure's spec
 * @param createdAt the time at which it was stored
 * @param milliseconds the time that it took to make
 * @param images its pictures in order; empty if the figure consists of data alone
 * @param whole one picture of the whole figure: all its pictures in their layout, or its only picture, or a drawing of
 *     its data if it has no pictures or is shown as a drawing
 * @param curve the values of each picture's objective
 * @param data the data of its result as JSON, see {@link ResultData}; empty if the kind's results have no data
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

    /** Creates a figure of pictures alone. */
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
     * @param name the file's name in the figure's folder
     * @param sha256 the SHA-256 of its bytes, lower-case hexadecimal
     * @param width in pixels
     * @param height in pixels
     */
    public record ImageFile(String name, String sha256, int width, int height) {}

    /**
     * One picture of a figure.
     *
     * @param file its file
     * @param label the text shown under it
     * @param unit the unit, direction or objective that it shows, as a spec writes it
     * @param objective the value of its objective; for a picture that is not optimized, a number defined by the kind
     * @param warning the reason why the picture may be misleading; empty if there is none
     * @param credit who made the photograph of which it shows all or a part; empty if that is not known, or it is no
     *     photograph
     */
    public record StoredImage(
            ImageFile file,
            String label,
            String unit,
            double objective,
            Optional<String> warning,
            Optional<Credit> credit) {}
}
