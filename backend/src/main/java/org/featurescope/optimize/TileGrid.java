package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How a square picture is cut into square tiles, of which the network sees one at a time.
 *
 * @param size pixels on a side of the picture
 * @param tile pixels on a side of a tile; {@code size} where the picture is seen whole
 */
public record TileGrid(int size, int tile) {
    /**
     * Where a tile begins.
     *
     * @param x its first column in the picture, which goes on at its opposite edge
     * @param y its first row
     */
    public record Corner(int x, int y) {}

    /** A picture that is seen whole. */
    public static TileGrid whole(int size) {
        return new TileGrid(size, size);
    }

    /** The fewest tiles of at most {@code most} pixels on a side, as large as one another; the whole picture if it is no larger. */
    public static TileGrid of(int size, int most) {
        return across(size, ceilDiv(size, most));
    }

    /** So many tiles on each axis. They cover the picture and overlap by a pixel at most. */
    static TileGrid across(int size, int tiles) {
        return new TileGrid(size, ceilDiv(size, tiles));
    }

    /** Whether the network sees only a part of the picture at a time. */
    public boolean tiled() {
        return tile < size;
    }

    /** Pixels of a tile. */
    public long pixels() {
        return (long) tile * tile;
    }

    /** Tiles on each axis. */
    int across() {
        return ceilDiv(size, tile);
    }

    /** How many tiles there are. */
    public int count() {
        return across() * across();
    }

    /** The tiles, row by row, the whole grid shifted at random, so that no seam stays where it is. */
    public List<Corner> shifted(SplittableRandom random) {
        int right = random.nextInt(size);
        int down = random.nextInt(size);
        List<Corner> corners = new ArrayList<>();
        for (int row = 0; row < across(); row++) {
            for (int column = 0; column < across(); column++) {
                corners.add(new Corner(right + column * size / across(), down + row * size / across()));
            }
        }
        return corners;
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
