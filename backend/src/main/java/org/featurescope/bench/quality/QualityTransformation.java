package org.featurescope.bench.quality;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.featurescope.image.RgbImage;

/**
 * A transformation of a finished picture, by which its robustness is measured: shift, scale and rotation about its centre, with
 * bilinear sampling and mirrored edges. It is independent of the engine's own transformations.
 *
 * @param shiftX pixels
 * @param shiftY pixels
 * @param scale enlargement
 * @param radians rotation
 */
record QualityTransformation(double shiftX, double shiftY, double scale, double radians) {
    private static final int COUNT = 8;
    private static final long SEED = 20171107;
    /** The largest shift, pixels. */
    private static final double SHIFT = 8;
    /** The largest change of scale. */
    private static final double SCALE = 0.1;
    /** The largest rotation, degrees. */
    private static final double DEGREES = 10;

    /** Returns the random transformations that quality is measured with. They are the same for all pictures and settings. */
    static List<QualityTransformation> all() {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.generate(() -> new QualityTransformation(
                        upTo(random, SHIFT),
                        upTo(random, SHIFT),
                        1 + upTo(random, SCALE),
                        Math.toRadians(upTo(random, DEGREES))))
                .limit(COUNT)
                .toList();
    }

    private static double upTo(SplittableRandom random, double most) {
        return most * (2 * random.nextDouble() - 1);
    }

    /** Returns the transformed picture, of the same size. */
    RgbImage apply(RgbImage picture) {
        int height = picture.height();
        int width = picture.width();
        byte[] pixels = new byte[height * width * 3];
        double cosine = Math.cos(radians) / scale;
        double sine = Math.sin(radians) / scale;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double right = x - (width - 1) / 2.0;
                double down = y - (height - 1) / 2.0;
                double fromX = cosine * right - sine * down + (width - 1) / 2.0 + shiftX;
                double fromY = sine * right + cosine * down + (height - 1) / 2.0 + shiftY;
                for (int color = 0; color < 3; color++) {
                    pixels[(y * width + x) * 3 + color] = (byte) Math.round(interpolated(picture, fromY, fromX, color));
                }
            }
        }
        return new RgbImage(height, width, pixels);
    }

    private static double interpolated(RgbImage picture, double y, double x, int color) {
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        double down = y - top;
        double right = x - left;
        return (1 - down) * ((1 - right) * at(picture, top, left, color) + right * at(picture, top, left + 1, color))
                + down
                        * ((1 - right) * at(picture, top + 1, left, color)
                                + right * at(picture, top + 1, left + 1, color));
    }

    private static int at(RgbImage picture, int y, int x, int color) {
        return picture.at(mirrored(y, picture.height()), mirrored(x, picture.width()), color);
    }

    /** Reflects a coordinate at the edges, without repeating the pixel at the edge. */
    private static int mirrored(int at, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int phase = Math.floorMod(at, period);
        return Math.min(phase, period - phase);
    }
}
