package org.featurescope.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.featurescope.image.RgbImage;

/**
 * What a recipe came to.
 *
 * @param pictures at least one, in the figure's order
 * @param curve the objective of each picture as it was made
 * @param milliseconds that it took
 * @param data what the kind's element draws beside the pictures, as JSON, if the kind has such
 */
public record FigureResult(List<Picture> pictures, Curve curve, long milliseconds, Optional<ObjectNode> data) {
    public FigureResult {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("a figure without a picture");
        }
    }

    /** One that is its pictures and no more. */
    public FigureResult(List<Picture> pictures, Curve curve, long milliseconds) {
        this(pictures, curve, milliseconds, Optional.empty());
    }

    /**
     * One picture of a figure.
     *
     * @param image its pixels
     * @param label what stands under it
     * @param unit what it shows, in the grammar of units
     * @param objective what its objective came to
     * @param warning why it is not to be trusted, if it is not
     */
    public record Picture(RgbImage image, String label, String unit, float objective, Optional<String> warning) {}
}
