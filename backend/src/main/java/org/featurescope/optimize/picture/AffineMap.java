package org.featurescope.optimize.picture;

/**
 * Where each pixel of what the network sees comes from in the picture:
 * {@code x' = xx x + xy y + x0} and {@code y' = yx x + yy y + y0}, in pixels, pixel centres at whole numbers.
 */
public record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
    /** The picture as it is. */
    public static final AffineMap IDENTITY = new AffineMap(1, 0, 0, 0, 1, 0);

    /** A shift in pixels, to the right and down. */
    public record Shift(int x, int y) {
        public static final Shift NONE = new Shift(0, 0);
    }

    /**
     * A picture of side {@code size} looked at through a window of side {@code seen}, centre on centre: shifted by
     * {@code before}, enlarged by {@code scale} and turned by {@code degrees} about the centre, shifted by {@code after}.
     */
    public static AffineMap about(int size, int seen, double scale, double degrees, Shift before, Shift after) {
        double cosine = Math.cos(Math.toRadians(degrees)) / scale;
        double sine = Math.sin(Math.toRadians(degrees)) / scale;
        double centre = (size - 1) / 2.0;
        double middle = (seen - 1) / 2.0;
        return new AffineMap(
                cosine,
                -sine,
                centre - (cosine - sine) * middle + before.x() + (cosine * after.x() - sine * after.y()),
                sine,
                cosine,
                centre - (sine + cosine) * middle + before.y() + (sine * after.x() + cosine * after.y()));
    }
}
