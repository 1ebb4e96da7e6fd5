package org.featurescope.optimize.picture.graph;

import org.featurescope.optimize.picture.AffineMap;
import org.featurescope.optimize.picture.View;

/**
 * Bilinear sampling of a square picture as a sparse matrix {@code [seen * seen, size * size]} with four entries in each row:
 * for each pixel that is seen, four pixels of the picture and their weights. Pixels outside the picture have weight zero; the
 * sigmoid turns the resulting zero into mid-grey.
 *
 * @param indices {@code [seen * seen, 4, 2]}: the row of each entry, which is the pixel seen, {@code y * seen + x}, and its
 *     column, which is the pixel of the picture, {@code y * size + x}
 * @param weights {@code [seen * seen, 4]}, the values of the entries: not negative, at most 1 in sum over the four
 */
record BilinearSampling(int[] indices, float[] weights) {
    /** The entries of a row. */
    static final int NEIGHBOURS = 4;

    /** Returns the number of entries of the matrix. */
    static int entries(int seen) {
        return NEIGHBOURS * seen * seen;
    }

    /** Returns the sampling of the middle of a picture without any transformation. */
    static BilinearSampling untransformed(View view) {
        AffineMap centred = AffineMap.about(view.side(), view.seen(), 1, 0, AffineMap.Shift.NONE, AffineMap.Shift.NONE);
        return of(centred, view.side(), view.seen());
    }

    /** Returns the sampling of a picture of side {@code size} at the pixels of a window of side {@code seen}. */
    static BilinearSampling of(AffineMap map, int size, int seen) {
        int entries = entries(seen);
        BilinearSampling sampling = new BilinearSampling(new int[2 * entries], new float[entries]);
        for (int entry = 0; entry < entries; entry++) {
            sampling.indices[2 * entry] = entry / NEIGHBOURS;
        }
        sampling.set(map, size, seen);
        return sampling;
    }

    /** Replaces this sampling by that of another map of the same sizes. */
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
            setColumns(pixel, corner, corner + 1, corner + size, corner + size + 1);
            setWeights(pixel, 1 - right, right, 1 - bottom, bottom);
            return;
        }
        int row = inside(top, size) * size;
        int rowBelow = inside(top + 1, size) * size;
        int column = inside(left, size);
        int columnRight = inside(left + 1, size);
        setColumns(pixel, row + column, row + columnRight, rowBelow + column, rowBelow + columnRight);
        setWeights(
                pixel,
                left >= 0 && left < size ? 1 - right : 0,
                left >= -1 && left < size - 1 ? right : 0,
                top >= 0 && top < size ? 1 - bottom : 0,
                top >= -1 && top < size - 1 ? bottom : 0);
    }

    private void setColumns(int pixel, int topLeft, int topRight, int bottomLeft, int bottomRight) {
        int first = 2 * NEIGHBOURS * pixel;
        indices[first + 1] = topLeft;
        indices[first + 3] = topRight;
        indices[first + 5] = bottomLeft;
        indices[first + 7] = bottomRight;
    }

    private void setWeights(int pixel, float left, float right, float top, float bottom) {
        int first = NEIGHBOURS * pixel;
        weights[first] = left * top;
        weights[first + 1] = right * top;
        weights[first + 2] = left * bottom;
        weights[first + 3] = right * bottom;
    }

    /** Returns the nearest index inside the picture; if it differs from {@code index}, the weight is zero. */
    private static int inside(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }
}
