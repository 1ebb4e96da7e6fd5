package org.featurescope.figure;

import java.util.List;
import java.util.Optional;
import org.featurescope.image.RgbImage;

/**
 * The result of a recipe: pictures, data, or both.
 *
 * @param pictures in the figure's order; none for a figure that consists of its data alone
 * @param curve the objective of each picture as it was made; empty if nothing was optimized
 * @param milliseconds that it took
 * @param data the record that the kind's {@link ResultData} names, if the kind has such
 */
public record FigureResult(List<Picture> pictures, Curve curve, long milliseconds, Optional<Record> data) {
    public FigureResult {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty() && data.isEmpty()) {
            throw new IllegalArgumentException("a figure without a picture and without data");
        }
    }

    /** Makes a result of pictures alone. */
    public FigureResult(List<Picture> pictures, Curve curve, long milliseconds) {
        this(pictures, curve, milliseconds, Optional.empty());
    }

    /** Returns a result of data alone. */
    public static FigureResult of(Record data, long milliseconds) {
        return new FigureResult(List.of(), Curve.NONE, milliseconds, Optional.of(data));
    }

    /**
     * One picture of a figure.
     *
     * @param image its pixels
     * @param label what stands under it
     * @param unit what it shows, in the grammar of units
     * @param objective the value of its objective; of a picture that is not optimized, a number that the kind names
     * @param warning why it is not to be trusted, if it is not
     */
    public record Picture(RgbImage image, String label, String unit, float objective, Optional<String> warning) {}
}
