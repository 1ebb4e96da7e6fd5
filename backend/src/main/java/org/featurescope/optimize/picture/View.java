package org.featurescope.optimize.picture;

/**
 * How much of a square picture a step makes, and how much of that the network sees.
 *
 * @param side pixels on a side of the part that is made; the picture's where it is all made
 * @param seen pixels on a side of what the network sees
 */
public record View(int side, int seen) {
    /** All of a picture of side {@code size}. */
    public static View whole(int size, TransformationRobustness robustness) {
        return new View(size, robustness.seenSide(size));
    }

    /**
     * A part of which the network sees {@code tile} pixels on a side, whatever the transformation. The part and the tile
     * are both odd or both even, so that their centres lie on each other with pixels on pixels.
     */
    public static View tile(int size, int tile, TransformationRobustness robustness) {
        int side = robustness.none() ? tile : Math.min(size, robustness.reach(tile));
        return new View(side - (side - tile) % 2, tile);
    }

    /** Pixels by which the part goes beyond the tile on each side. */
    public int margin() {
        return (side - seen) / 2;
    }
}
