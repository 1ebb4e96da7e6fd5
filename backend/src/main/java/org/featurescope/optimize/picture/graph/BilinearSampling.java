package org.featurescope.optimize.picture.graph;

import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.View;

/**
 * Bilinear sampling of a square picture as a sparse matrix {@code [seen * seen, size * size]} of four numbers in each row:
 * for each pixel seen, four pixels of the picture and their weights. What lies outside the picture has weight zero, which
 * the sigmoid makes mid-grey.
 *
 * @param places {@code [seen * seen, 4, 2]}: of each number its row, the pixel seen, {@code y * seen + x}, and its column, the
 *     pixel of the picture, {@code y * size + x}
 * @param weights {@code [seen * seen, 4]}, the numbers, not negative, summing to at most 1 over the four
 */
record BilinearSampling(int[] places, float[] weights) {
    /** Numbers in a row. */
    static final int NEIGHBOURS = 4;

    /** How many numbers the matrix has. */
    static int numbers(int seen) {
        return NEIGHBOURS * seen * seen;
    }

    /** The middle of what is made of a picture, as it is. */
    static BilinearSampling straightOn(View view) {
        AffineMap still = AffineMap.about(view.side(), view.seen(), 1, 0, AffineMap.Shift.NONE, AffineMap.Shift.NONE);
        return of(still, view.side(), view.seen());
    }

    /** A picture of side {@code size} sampled at the pixels of a window of side {@code seen}. */
    static BilinearSampling of(AffineMap map, int size, int seen) {
        int numbers = numbers(seen);
        BilinearSampling sampling = new BilinearSampling(new int[2 * numbers], new float[numbers]);
        for (int number = 0; number < numbers; number++) {
            sampling.places[2 * number] = number / NEIGHBOURS;
        }
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
        int left = (int) Math.floor(fromX);
        int top = (int) Math.floor(fromY);
        float right = fromX - left;
        float bottom = fromY - top;
        if (left >= 0 && left < size - 1 && top >= 0 && top < size - 1) {
            int corner = top * size + left;
            put(pixel, corner, corner + 1, corner + size, corner + size + 1);
            weigh(pixel, 1 - right, right, 1 - bottom, bottom);
            return;
        }
        int row = inside(top, size) * size;
        int rowBelow = inside(top + 1, size) * size;
        int column = inside(left, size);
        int columnRight = inside(left + 1, size);
        put(pixel, row + column, row + columnRight, rowBelow + column, rowBelow + columnRight);
        weigh(
                pixel,
                left >= 0 && left < size ? 1 - right : 0,
                left >= -1 && left < size - 1 ? right : 0,
                top >= 0 && top < size ? 1 - bottom : 0,
                top >= -1 && top < size - 1 ? bottom : 0);
    }

    private void put(int pixel, int topLeft, int topRight, int bottomLeft, int bottomRight) {
        int first = 2 * NEIGHBOURS * pixel;
        places[first + 1] = topLeft;
        places[first + 3] = topRight;
        places[first + 5] = bottomLeft;
        places[first + 7] = bottomRight;
    }

    private void weigh(int pixel, float left, float right, float top, float bottom) {
        int first = NEIGHBOURS * pixel;
        weights[first] = left * top;
        weights[first + 1] = right * top;
        weights[first + 2] = left * bottom;
        weights[first + 3] = right * bottom;
    }

    /** The nearest place inside; where that is another place, the weight is zero. */
    private static int inside(int place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }
}
