package org.featurescope.optimize.picture;

/**
 * An affine map from pixels that the network sees to positions in the picture:
 * {@code x' = xx x + xy y + x0} and {@code y' = yx x + yy y + y0}, in pixels, with pixel centres at whole numbers.
 */
public record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
    /** A shift in pixels, to the right and down. */
    public record Shift(int x, int y) {
        /** No shift. */
        public static final Shift NONE = new Shift(0, 0);
    }

    /**
     * Returns the map for a picture of side {@code size} seen through a window of side {@code seen} with the same centre. The
     * picture is shifted by {@code before}, scaled by {@code scale} and rotated by {@code degrees} about the centre, and
     * shifted by {@code after}.
     */
    public static AffineMap about(int size, int seen, double scale, double degrees, Shift before, Shift after) {
        double cosine = Math.cos(Math.toRadians(degrees)) / scale;
        double sine = Math.sin(Math.toRadians(degrees)) / scale;
        double centre = (size - 1) / 2.0;
        double seenCentre = (seen - 1) / 2.0;
        return new AffineMap(
                cosine,
                -sine,
                centre - (cosine - sine) * seenCentre + before.x() + (cosine * after.x() - sine * after.y()),
                sine,
                cosine,
                centre - (sine + cosine) * seenCentre + before.y() + (sine * after.x() + cosine * after.y()));
    }
}
