package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A division of a square picture into square tiles, of which the network sees one at a time.
 *
 * @param size pixels on a side of the picture
 * @param tile pixels on a side of a tile; {@code size} if the network sees the whole picture
 */
public record TileGrid(int size, int tile) {
    /**
     * The top left corner of a tile. A tile beyond an edge of the picture continues at the opposite edge.
     *
     * @param x first column of the tile
     * @param y first row of the tile
     */
    public record Corner(int x, int y) {}

    /** Returns the grid of a picture that is seen as a whole. */
    public static TileGrid whole(int size) {
        return new TileGrid(size, size);
    }

    /** Returns the grid with the fewest tiles of at most {@code most} pixels on a side. */
    public static TileGrid of(int size, int most) {
        return across(size, ceilDiv(size, most));
    }

    /** Returns a grid with {@code tiles} tiles on each axis. They cover the picture and overlap by at most one pixel. */
    static TileGrid across(int size, int tiles) {
        return new TileGrid(size, ceilDiv(size, tiles));
    }

    /** Returns whether the network sees only a part of the picture at a time. */
    public boolean tiled() {
        return tile < size;
    }

    /** Returns the number of pixels of a tile. */
    public long pixels() {
        return (long) tile * tile;
    }

    /** Returns the number of tiles on each axis. */
    int across() {
        return ceilDiv(size, tile);
    }

    /** Returns the number of tiles. */
    public int count() {
        return across() * across();
    }

    /** Returns the tiles, row by row, after a random shift of the grid, so that seams differ from step to step. */
    public List<Corner> shifted(RandomGenerator random) {
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
