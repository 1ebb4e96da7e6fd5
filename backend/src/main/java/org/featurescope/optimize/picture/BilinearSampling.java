package org.featurescope.optimize.picture;

/**
 * Bilinear sampling of a square picture as four gathers: for each pixel seen, four pixels of the picture and their
 * weights. What lies outside the picture has weight zero, which the sigmoid makes mid-grey.
 *
 * @param neighbours {@code [4, seen * seen]}, indices of pixels of the picture, {@code y * size + x}
 * @param weights {@code [4, seen * seen]}, not negative, summing to at most 1 over the four
 */
record BilinearSampling(int[] neighbours, float[] weights) {
    /** A picture of side {@code size} sampled at the pixels of a window of side {@code seen}. */
    public static BilinearSampling of(AffineMap map, int size, int seen) {
        BilinearSampling sampling = new BilinearSampling(new int[4 * seen * seen], new float[4 * seen * seen]);
        sampling.set(map, size, seen);
        return sampling;
    }

    /** Writes the sampling of another map of the same sizes over this one. */
    void set(AffineMap map, int size, int seen) {
        for (int y = 0; y < seen; y++) {
            double startX = map.xy() * y + map.x0();
            double startY = map.yy() * y + map.y0();
            for (int x = 0; x < seen; x++) {
                set(y * seen + x, (float) (map.xx() * x + startX), (float) (map.yx() * x + startY), size);
            }
        }
    }

    private void set(int pixel, float fromX, float fromY, int size) {
        int pixels = weights.length / 4;
        int left = (int) Math.floor(fromX);
        int top = (int) Math.floor(fromY);
        float right = fromX - left;
        float bottom = fromY - top;
        float inLeft = left >= 0 && left < size ? 1 - right : 0;
        float inRight = left >= -1 && left < size - 1 ? right : 0;
        float inTop = top >= 0 && top < size ? 1 - bottom : 0;
        float inBottom = top >= -1 && top < size - 1 ? bottom : 0;
        int row = inside(top, size) * size;
        int rowBelow = inside(top + 1, size) * size;
        int column = inside(left, size);
        int columnRight = inside(left + 1, size);
        neighbours[pixel] = row + column;
        neighbours[pixels + pixel] = row + columnRight;
        neighbours[2 * pixels + pixel] = rowBelow + column;
        neighbours[3 * pixels + pixel] = rowBelow + columnRight;
        weights[pixel] = inLeft * inTop;
        weights[pixels + pixel] = inRight * inTop;
        weights[2 * pixels + pixel] = inLeft * inBottom;
        weights[3 * pixels + pixel] = inRight * inBottom;
    }

    /** The nearest place inside; where that is another place, the weight is zero. */
    private static int inside(int place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }
}
