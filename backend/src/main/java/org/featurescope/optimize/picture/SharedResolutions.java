package org.featurescope.optimize.picture;

import java.util.List;
import org.featurescope.validate.Validate;

/**
 * Low-resolution pictures that the pictures of a batch share, added to each one's own: what the batch agrees on is drawn
 * in the same place in all, so that neighbours line up. It is Lucid's {@code lowres_tensor}, as the article uses it for
 * aligned interpolation.
 *
 * @param resolutions each a few pictures for the whole batch
 */
public record SharedResolutions(List<Resolution> resolutions) {
    /** Every picture on its own. */
    public static final SharedResolutions NONE = new SharedResolutions(List.of());

    /** The article's: for 128 pixels, one picture of 64, 32, 16 and 8, and two of 16 and 8. */
    public static final SharedResolutions ALIGNED = new SharedResolutions(List.of(
            new Resolution(1, 2),
            new Resolution(1, 4),
            new Resolution(1, 8),
            new Resolution(2, 8),
            new Resolution(1, 16),
            new Resolution(2, 16)));

    /** One picture of 64, 32, 16 and 8 for 128 pixels, for batches whose order says nothing of who is near to whom. */
    public static final SharedResolutions OF_ALL = new SharedResolutions(
            List.of(new Resolution(1, 2), new Resolution(1, 4), new Resolution(1, 8), new Resolution(1, 16)));

    public SharedResolutions {
        resolutions = List.copyOf(resolutions);
    }

    /**
     * Pictures interpolated over the batch and to the full size, linearly in all three directions.
     *
     * @param images how many pictures are spread over the batch, 1 to 64
     * @param divisor how many times smaller they are than the full size, 1 to 64
     */
    public record Resolution(int images, int divisor) {
        public Resolution {
            Validate.inRange("images", images, 1, 64);
            Validate.inRange("divisor", divisor, 1, 64);
        }
    }
}
