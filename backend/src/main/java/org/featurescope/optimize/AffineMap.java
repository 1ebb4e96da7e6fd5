package org.featurescope.optimize;

/**
 * Where each pixel of what the network sees comes from in the picture:
 * {@code x' = xx x + xy y + x0} and {@code y' = yx x + yy y + y0}, in pixels, pixel centres at whole numbers.
 */
record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
    static final AffineMap IDENTITY = new AffineMap(1, 0, 0, 0, 1, 0);

    /**
     * A picture of side {@code size} seen from its centre, enlarged by {@code scale}, turned by {@code degrees}, and
     * shifted by {@code (shiftX, shiftY)} pixels of the picture.
     */
    static AffineMap about(int size, double scale, double degrees, double shiftX, double shiftY) {
        double cosine = Math.cos(Math.toRadians(degrees)) / scale;
        double sine = Math.sin(Math.toRadians(degrees)) / scale;
        double centre = (size - 1) / 2.0;
        return new AffineMap(
                cosine,
                -sine,
                centre - (cosine - sine) * centre + shiftX,
                sine,
                cosine,
                centre - (sine + cosine) * centre + shiftY);
    }
}
