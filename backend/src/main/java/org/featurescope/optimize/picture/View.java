package org.featurescope.optimize.picture;

/**
 * The part of a square picture that a step computes, and the part of that which the network sees.
 *
 * @param side pixels on a side of the computed part, at most those of the picture
 * @param seen pixels on a side of what the network sees
 */
public record View(int side, int seen) {
    /** Returns the view of a whole picture of side {@code size}. */
    public static View whole(int size, TransformationRobustness robustness) {
        return new View(size, robustness.seenSide(size));
    }

    /**
     * Returns the view of a tile of {@code tile} pixels on a side. The computed part is large enough for any transformation.
     * The sides of both are odd, or those of both are even, so that their centres and pixels coincide.
     */
    public static View tile(int size, int tile, TransformationRobustness robustness) {
        int side = robustness.isNone() ? tile : Math.min(size, robustness.sampledSide(tile));
        return new View(side - (side - tile) % 2, tile);
    }

    /** Returns the pixels by which the computed part extends beyond the seen part on each side. */
    public int margin() {
        return (side - seen) / 2;
    }
}
