package org.featurescope.optimize.picture;

import java.util.List;
import org.featurescope.validate.Validate;

/**
 * Low-resolution pictures that the pictures of a batch share. They are added to each picture, so that similar contents
 * appear at the same position in all pictures and neighbours are aligned. This is Lucid's {@code lowres_tensor}, as the article
 * uses it for aligned interpolation.
 *
 * @param resolutions the shared pictures
 * @param periodic whether the last picture of the batch is a neighbour of the first, as on a circle
 */
public record SharedResolutions(List<Resolution> resolutions, boolean periodic) {
    /** Nothing is shared. */
    public static final SharedResolutions NONE = new SharedResolutions(List.of());

    /** The article's resolutions: for 128 pixels, one picture each of 64, 32, 16 and 8 pixels, and two each of 16 and 8. */
    public static final SharedResolutions ALIGNED = new SharedResolutions(List.of(
            new Resolution(1, 2),
            new Resolution(1, 4),
            new Resolution(1, 8),
            new Resolution(2, 8),
            new Resolution(1, 16),
            new Resolution(2, 16)));

    /** For 128 pixels, one picture each of 64, 32, 16 and 8 pixels, for batches whose order does not matter. */
    public static final SharedResolutions OF_ALL = new SharedResolutions(
            List.of(new Resolution(1, 2), new Resolution(1, 4), new Resolution(1, 8), new Resolution(1, 16)));

    /**
     * For pictures on a circle, such as those of the directions of a plane: what all share, as in {@link #OF_ALL}, and at
     * each resolution several pictures around the circle, so that neighbours share more than opposite ones.
     */
    public static final SharedResolutions CIRCLE = new SharedResolutions(
            List.of(
                    new Resolution(1, 4),
                    new Resolution(1, 8),
                    new Resolution(6, 2),
                    new Resolution(6, 4),
                    new Resolution(6, 8),
                    new Resolution(6, 16)),
            true);

    /** Creates what a batch shares whose first and last pictures are not neighbours. */
    public SharedResolutions(List<Resolution> resolutions) {
        this(resolutions, false);
    }

    public SharedResolutions {
        resolutions = List.copyOf(resolutions);
    }

    /**
     * Pictures of one resolution, interpolated linearly over the batch and to the full size.
     *
     * @param images number of pictures for the whole batch, 1 to 64
     * @param divisor the full size divided by the size of these pictures, 1 to 64
     */
    public record Resolution(int images, int divisor) {
        public Resolution {
            Validate.inRange("images", images, 1, 64);
            Validate.inRange("divisor", divisor, 1, 64);
        }
    }
}
