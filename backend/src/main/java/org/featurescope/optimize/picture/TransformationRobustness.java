package org.featurescope.optimize.picture;

import java.util.SplittableRandom;
import org.featurescope.optimize.picture.AffineMap.Shift;
import org.featurescope.validate.Validate;

/**
 * The random transformation that every step looks through: an optimum that survives being shifted, scaled and turned is
 * not a pattern of single pixels. All of it is drawn anew for each step, is the same for all pictures of a batch, and is
 * one affine map, so the picture is sampled once. The network always sees the same size, so that no step meets a new
 * shape; what lies outside the picture is mid-grey.
 *
 * @param pad pixels of grey around the picture that the network sees too; with 0 it sees as much as the picture is large
 * @param jitter the most whole pixels of shift before the scale, uniform from {@code -jitter} to {@code jitter} on each axis
 * @param scaleLeast the least enlargement; it is drawn uniformly
 * @param scaleMost the largest enlargement
 * @param degrees the rotation, uniform from {@code -degrees} to {@code degrees}
 * @param jitterAfter the most whole pixels of shift after the rotation, of what is seen
 * @see <a href="https://github.com/tensorflow/lucid/blob/master/lucid/optvis/transform.py">Lucid, transform.py</a>
 */
public record TransformationRobustness(
        int pad, int jitter, double scaleLeast, double scaleMost, double degrees, int jitterAfter) {
    /** The most pixels of padding and of jitter. */
    public static final int MOST_PIXELS = 64;

    /** The picture as it is. */
    public static final TransformationRobustness NONE = new TransformationRobustness(0, 0, 1, 1, 0, 0);
    /** Shifts alone, the second rung of the article's ladder. */
    public static final TransformationRobustness JITTER = new TransformationRobustness(0, 8, 1, 1, 0, 0);
    /** What looked best, side by side, on the networks at hand. */
    public static final TransformationRobustness DEFAULT = new TransformationRobustness(0, 12, 0.8, 1.2, 15, 0);
    /**
     * Lucid's standard: pad 12, a crop of 8 pixels fewer, scale 0.9 to 1.1, 10 degrees, a crop of 4 fewer. Lucid draws
     * scale and angle from lists over the same ranges, in which no rotation is a little likelier.
     */
    public static final TransformationRobustness LUCID = new TransformationRobustness(12, 4, 0.9, 1.1, 10, 2);
    /** The article's: pad 16, a crop of 16 pixels fewer, scale 0.95 to 1.05, 5 degrees, a crop of 8 fewer. */
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
     * Pixels on a side of what the network sees of a picture of side {@code size}: with padding, what all shifts leave
     * inside of it, as a crop after each jitter does in Lucid, 140 of 128.
     */
    public int seenSide(int size) {
        return pad == 0 ? size : size + 2 * (pad - jitter - jitterAfter);
    }

    /** Pixels on a side of a square that holds all that a window of side {@code seen} may look at. */
    int reach(int seen) {
        double corner =
                degrees >= 45 ? Math.sqrt(2) : Math.cos(Math.toRadians(degrees)) + Math.sin(Math.toRadians(degrees));
        return (int) Math.ceil((seen + 2 * jitterAfter) * corner / scaleLeast) + 2 * jitter + 2;
    }

    /** Whether the network sees every picture as it is. */
    public boolean none() {
        return equals(NONE);
    }

    /** Draws the transformation of one step on a picture of side {@code size}. */
    public AffineMap draw(int size, SplittableRandom random) {
        return draw(size, seenSide(size), random);
    }

    /** Draws a transformation of a square of side {@code size} of which {@code seen} pixels on a side are seen. */
    public AffineMap draw(int size, int seen, SplittableRandom random) {
        Shift before = shift(jitter, random);
        double scale = scaleLeast + (scaleMost - scaleLeast) * random.nextDouble();
        double angle = degrees * (2 * random.nextDouble() - 1);
        Shift after = shift(jitterAfter, random);
        return AffineMap.about(size, seen, scale, angle, before, after);
    }

    private static Shift shift(int most, SplittableRandom random) {
        if (most == 0) {
            return Shift.NONE;
        }
        int x = random.nextInt(-most, most + 1);
        return new Shift(x, random.nextInt(-most, most + 1));
    }
}
