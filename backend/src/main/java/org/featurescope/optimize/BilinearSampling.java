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
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double fromX = map.xx() * x + map.xy() * y + map.x0();
                double fromY = map.yx() * x + map.yy() * y + map.y0();
                int left = (int) Math.floor(fromX);
                int top = (int) Math.floor(fromY);
                float right = (float) (fromX - left);
                float bottom = (float) (fromY - top);
                int pixel = y * size + x;
                for (int corner = 0; corner < 4; corner++) {
                    int atX = left + (corner & 1);
                    int atY = top + (corner >> 1);
                    if (atX >= 0 && atX < size && atY >= 0 && atY < size) {
                        neighbours[corner * pixels + pixel] = atY * size + atX;
                        weights[corner * pixels + pixel] =
                                ((corner & 1) == 0 ? 1 - right : right) * ((corner >> 1) == 0 ? 1 - bottom : bottom);
                    }
                }
            }
        }
        return new BilinearSampling(size, neighbours, weights);
    }
}
