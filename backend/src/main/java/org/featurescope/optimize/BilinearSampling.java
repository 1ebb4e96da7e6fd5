package org.featurescope.optimize;

/**
 * Bilinear sampling of a square picture as four gathers: for each pixel seen, four pixels of the picture and their
 * weights. What lies outside the picture has weight zero, which the sigmoid makes mid-grey.
 *
 * @param neighbours {@code [4, size * size]}, indices of pixels of the picture, {@code y * size + x}
 * @param weights {@code [4, size * size]}, not negative, summing to at most 1 over the four
 */
record BilinearSampling(int size, int[] neighbours, float[] weights) {
    static BilinearSampling of(AffineMap map, int size) {
        int pixels = size * size;
        int[] neighbours = new int[4 * pixels];
        float[] weights = new float[4 * pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            int y = pixel / size;
            int x = pixel - y * size;
            float fromX = (float) (map.xx() * x + map.xy() * y + map.x0());
            float fromY = (float) (map.yx() * x + map.yy() * y + map.y0());
            // floor by truncation, after a shift that makes it positive
            int left = (int) (fromX + size) - size;
            int top = (int) (fromY + size) - size;
            float right = fromX - left;
            float bottom = fromY - top;
            boolean leftInside = left >= 0 && left < size;
            boolean rightInside = left >= -1 && left < size - 1;
            boolean topInside = top >= 0 && top < size;
            boolean bottomInside = top >= -1 && top < size - 1;
            int corner = top * size + left;
            if (leftInside && topInside) {
                neighbours[pixel] = corner;
                weights[pixel] = (1 - right) * (1 - bottom);
            }
            if (rightInside && topInside) {
                neighbours[pixels + pixel] = corner + 1;
                weights[pixels + pixel] = right * (1 - bottom);
            }
            if (leftInside && bottomInside) {
                neighbours[2 * pixels + pixel] = corner + size;
                weights[2 * pixels + pixel] = (1 - right) * bottom;
            }
            if (rightInside && bottomInside) {
                neighbours[3 * pixels + pixel] = corner + size + 1;
                weights[3 * pixels + pixel] = right * bottom;
            }
        }
        return new BilinearSampling(size, neighbours, weights);
    }
}
