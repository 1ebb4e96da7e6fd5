package org.featurescope.optimize.picture;

import java.util.random.RandomGenerator;
import org.featurescope.optimize.picture.AffineMap.Shift;
import org.featurescope.validate.Validate;

/**
 * The random transformation of pictures in every step. An optimum that survives shifts, scaling and rotation is not a pattern
 * of single pixels. The transformation is drawn anew for each step and is the same for all pictures of a batch. It is a single
 * affine map, so the picture is sampled once. The network always sees the same size, so that all steps have the same shapes.
 * Outside of the picture it sees mid-grey.
 *
 * @param pad pixels of grey around the picture that the network also sees; with 0 it sees as many pixels as the picture has
 * @param jitter the largest shift before scaling, whole pixels, uniform from {@code -jitter} to {@code jitter} on each axis
 * @param scaleLeast the least scale; the scale is drawn uniformly
 * @param scaleMost the largest scale
 * @param degrees the largest rotation, uniform from {@code -degrees} to {@code degrees}
 * @param jitterAfter the largest shift after the rotation, whole pixels of what is seen
 * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/optvis/transform.py">Lucid, transform.py</a>
 */
public record TransformationRobustness(
        int pad, int jitter, double scaleLeast, double scaleMost, double degrees, int jitterAfter) {
    /** The most pixels of padding and of jitter. */
    public static final int MOST_PIXELS = 64;

    /** No transformation. */
    public static final TransformationRobustness NONE = new TransformationRobustness(0, 0, 1, 1, 0, 0);
    /** Shifts only, as in the article's comparison of regularizations. */
    public static final TransformationRobustness JITTER = new TransformationRobustness(0, 8, 1, 1, 0, 0);
    /** The best-looking setting in side-by-side comparisons on the product's networks. */
    public static final TransformationRobustness DEFAULT = new TransformationRobustness(0, 12, 0.8, 1.2, 15, 0);
    /**
     * Lucid's standard: pad 12, a crop by 8 pixels, scale 0.9 to 1.1, 10 degrees, a crop by 4 pixels. Lucid draws scale and
     * angle from lists over the same ranges, in which a rotation by 0 is slightly more likely.
     */
    public static final TransformationRobustness LUCID = new TransformationRobustness(12, 4, 0.9, 1.1, 10, 2);
    /** The article's setting: pad 16, a crop by 16 pixels, scale 0.95 to 1.05, 5 degrees, a crop by 8 pixels. */
    public static final TransformationRobustness ARTICLE = new TransformationRobustness(16, 8, 0.95, 1.05, 5, 4);

    public TransformationRobustness {
        Validate.inRange("pad", pad, 0, MOST_PIXELS);
        Validate.inRange("jitter", jitter, 0, MOST_PIXELS);
        Validate.inRange("scaleLeast", scaleLeast, 0.1, 10);
        Validate.inRange("scaleMost", scaleMost, scaleLeast, 10);
        Validate.inRange("degrees", degrees, 0, 180);
        Validate.inRange("jitterAfter", jitterAfter, 0, MOST_PIXELS);
        Validate.isTrue(
                "pad",
                pad == 0 || pad >= jitter + jitterAfter,
                "pad must be 0 or at least jitter + jitterAfter, that is %d, but is %d"
                        .formatted(jitter + jitterAfter, pad));
    }

    /**
     * Returns the pixels on a side of what the network sees of a picture of side {@code size}. With padding it is the part
     * that stays inside the padding under all shifts, as after Lucid's crops: 140 for 128.
     */
    public int seenSide(int size) {
        return pad == 0 ? size : size + 2 * (pad - jitter - jitterAfter);
    }

    /** Returns the pixels on a side of a square that contains all pixels that a window of side {@code seen} may sample. */
    int sampledSide(int seen) {
        double corner =
                degrees >= 45 ? Math.sqrt(2) : Math.cos(Math.toRadians(degrees)) + Math.sin(Math.toRadians(degrees));
        return (int) Math.ceil((seen + 2 * jitterAfter) * corner / scaleLeast) + 2 * jitter + 2;
    }

    /** Returns whether pictures are never transformed. */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * Draws the transformation of one step.
     *
     * @param size pixels on a side of the picture
     * @param seen pixels on a side of what the network sees
     */
    public AffineMap draw(int size, int seen, RandomGenerator random) {
        Shift before = shift(jitter, random);
        double scale = scaleLeast + (scaleMost - scaleLeast) * random.nextDouble();
        double angle = degrees * (2 * random.nextDouble() - 1);
        Shift after = shift(jitterAfter, random);
        return AffineMap.about(size, seen, scale, angle, before, after);
    }

    private static Shift shift(int most, RandomGenerator random) {
        if (most == 0) {
            return Shift.NONE;
        }
        int x = random.nextInt(-most, most + 1);
        return new Shift(x, random.nextInt(-most, most + 1));
    }
}
