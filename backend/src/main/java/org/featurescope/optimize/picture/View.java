package org.featurescope.optimize.picture;

/**
 * How much of a square picture a step makes, and how much of that the network sees.
 *
 * @param size pixels on a side of the picture
 * @param side pixels on a side of the part that is made; {@code size} where it is all made
 * @param seen pixels on a side of what the network sees
 * @param tiled whether only a part is made
 */
record View(int size, int side, int seen, boolean tiled) {
    /** All of a picture of side {@code size}. */
    static View whole(int size, TransformationRobustness robustness) {
        return new View(size, size, robustness.seenSide(size), false);
    }

    /**
     * A part of which the network sees {@code tile} pixels on a side, whatever the transformation. The part and the tile
     * are both odd or both even, so that their centres lie on each other with pixels on pixels.
     */
    static View tile(int size, int tile, TransformationRobustness robustness) {
        int side = robustness.none() ? tile : Math.min(size, robustness.reach(tile));
        return new View(size, side - (side - tile) % 2, tile, true);
    }

    /** Pixels by which the part goes beyond the tile on each side. */
    int margin() {
        return (side - seen) / 2;
    }
}
