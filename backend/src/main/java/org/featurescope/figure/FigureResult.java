package org.featurescope.figure;

import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.image.RgbImage;

/**
 * The result of a recipe: pictures, data, or both.
 *
 * @param pictures the figure's pictures in order; empty if the figure consists of data alone
 * @param curve the values of each picture's objective; {@link Curve#NONE} if nothing was optimized
 * @param milliseconds the time that the recipe took
 * @param data an instance of the kind's {@link ResultData#type}; empty if the kind's results have no data
 */
public record FigureResult(List<Picture> pictures, Curve curve, long milliseconds, Optional<Record> data) {
    public FigureResult {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty() && data.isEmpty()) {
            throw new IllegalArgumentException("a figure without a picture and without data");
        }
    }

    /** Creates a result of pictures alone. */
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
     * @param label the text shown under it
     * @param unit the unit, direction or objective that it shows, as a spec writes it
     * @param objective the value of its objective; for a picture that is not optimized, a number defined by the kind
     * @param warning the reason why the picture may be misleading; empty if there is none
     * @param credit who made the photograph of which it shows all or a part; empty if that is not known, or it is no
     *     photograph
     */
    public record Picture(
            RgbImage image,
            String label,
            String unit,
            float objective,
            Optional<String> warning,
            Optional<Credit> credit) {
        /** Creates a picture that is no photograph. */
        public Picture(RgbImage image, String label, String unit, float objective, Optional<String> warning) {
            this(image, label, unit, objective, warning, Optional.empty());
        }
    }
}
