package org.featurescope.optimize;

import java.util.SplittableRandom;

/**
 * The random transformation that every step looks through: an optimum that survives being shifted, scaled and turned is
 * not a pattern of single pixels. Jitter, scale and rotation are drawn anew for each step and are the same for all
 * pictures of a batch; the network always sees the picture's own size, so that no step meets a new shape.
 *
 * @param jitter whole pixels of shift before the scale, uniform from {@code -jitter} to {@code jitter} on each axis
 * @param scaleLeast the least enlargement; it is drawn uniformly
 * @param scaleMost the largest enlargement
 * @param degrees the rotation, uniform from {@code -degrees} to {@code degrees}
 */
record TransformationRobustness(int jitter, double scaleLeast, double scaleMost, double degrees) {
    /** The picture as it is. */
    static final TransformationRobustness NONE = new TransformationRobustness(0, 1, 1, 0);

    /** Draws the transformation of one step on a picture of side {@code size}. */
    AffineMap draw(int size, SplittableRandom random) {
        int shiftX = jitter == 0 ? 0 : random.nextInt(-jitter, jitter + 1);
        int shiftY = jitter == 0 ? 0 : random.nextInt(-jitter, jitter + 1);
        double scale = scaleLeast + (scaleMost - scaleLeast) * random.nextDouble();
        double angle = degrees * (2 * random.nextDouble() - 1);
        return AffineMap.about(size, scale, angle, shiftX, shiftY);
    }
}
