package org.featurescope.optimize;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.term.BatchObjective;
import org.featurescope.tensor.Gpu;
import org.featurescope.validate.InvalidInputException;

/**
 * How much memory a batch takes, about, so that one that is too large is refused before it starts. What the network takes
 * grows with the tiles that it sees at the same time, what the coefficients take with the picture.
 */
public final class MemoryNeed {
    /**
     * Bytes for each number of the layers that are read on the way: itself, the branches within its layer, the gradients
     * of both, and what the convolutions lay out. Measured on GoogLeNet and Inception V3, and rounded up.
     */
    private static final long BYTES_A_NUMBER = 4 * 8;
    /** Bytes for each pixel of a picture: the planes, their neighbours in sampling, coefficients, moments, gradients. */
    private static final long BYTES_A_PIXEL = 4 * 3 * 24;
    /** The share of the memory that all runs may take. */
    private static final double SHARE = 0.6;

    /** Tiles are not made smaller than this, pixels on a side: much of what a unit sees would lie beyond their borders. */
    private static final int LEAST_TILE = 128;

    private final int together;
    private final IntUnaryOperator togetherOfSize;
    private final EngineLimits limits;
    private final int leastSide;
    private final int leastTile;
    private final double numbersAPixel;

    /**
     * @param size of the run's pictures, pixels on a side
     * @param together pictures in the largest batch, by the pictures' size
     * @param limits how many tiles are looked at at the same time, and the bytes that may be taken
     */
    public MemoryNeed(
            Network network, BatchObjective objective, int size, IntUnaryOperator together, EngineLimits limits) {
        this.together = together.applyAsInt(size);
        this.togetherOfSize = together;
        this.limits = limits;
        InputSpec input = network.descriptor().input();
        this.leastSide = Math.max(VisualizationSpec.LEAST_SIZE, input.leastSide());
        this.leastTile = Math.max(LEAST_TILE, input.leastSide());
        int last = objective.layers().stream()
                .mapToInt(name -> network.layer(name).depth())
                .max()
                .orElse(0);
        double numbers = network.layers().stream()
                .filter(layer -> layer.depth() <= last)
                .mapToDouble(MemoryNeed::numbers)
                .sum();
        this.numbersAPixel = numbers / ((double) input.height() * input.width());
    }

    /** Bytes that the batches of one run may take on this machine, of its GPU's memory if it has one. */
    static long mostHere() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long all = Gpu.here().map(Gpu::bytes).orElseGet(system::getTotalMemorySize);
        return (long) (SHARE * all / EngineLimits.RUNS_AT_ONCE);
    }

    /** The coarsest grid that fits, no coarser than {@code grid}; {@code grid} itself if none does. */
    TileGrid fitting(TileGrid grid) {
        TileGrid finer = grid;
        while (!fits(finer)) {
            finer = TileGrid.across(grid.size(), finer.across() + 1);
            if (finer.tile() < leastTile) {
                return grid;
            }
        }
        return finer;
    }

    private boolean fits(TileGrid grid) {
        return bytes(grid) * together <= limits.bytes();
    }

    /**
     * Passes if the largest batch fits.
     *
     * @throws InvalidInputException naming {@code size} and what would fit
     */
    void check(TileGrid grid) {
        if (!fits(grid)) {
            long each = bytes(grid);
            throw new InvalidInputException(
                    "size",
                    "%s of %d pixels optimized together would take about %d MiB, but %d may be taken here; %s"
                            .formatted(
                                    together == 1 ? "1 picture" : together + " pictures",
                                    grid.size(),
                                    each * together >> 20,
                                    limits.bytes() >> 20,
                                    fitting(grid.size(), limits.bytes() / each)));
        }
    }

    private String fitting(int size, long pictures) {
        int side = mostWhole(size - 1, togetherOfSize);
        int alone = mostWhole(size - 1, any -> 1);
        List<String> ways = new ArrayList<>();
        if (pictures > 0) {
            ways.add("%d of this size together would fit".formatted(pictures));
        }
        if (side > 0) {
            ways.add("pictures of %d pixels would fit".formatted(side));
        }
        if (ways.isEmpty()) {
            return alone > 0 ? "1 picture of %d pixels would fit".formatted(alone) : "no picture would fit";
        }
        return String.join(", or ", ways);
    }

    /** Pixels on a side, at most {@code below}, of the largest pictures that fit and are seen whole; 0 if none do. */
    int mostWhole(int below) {
        return mostWhole(below, togetherOfSize);
    }

    private int mostWhole(int below, IntUnaryOperator pictures) {
        for (int side = below; side >= leastSide; side--) {
            if (bytes(TileGrid.whole(side)) * pictures.applyAsInt(side) <= limits.bytes()) {
                return side;
            }
        }
        return 0;
    }

    /** Bytes for one picture. */
    public long bytes(TileGrid grid) {
        int seen = Math.min(grid.count(), limits.lanes());
        return (long) (numbersAPixel * BYTES_A_NUMBER * grid.pixels() * seen)
                + BYTES_A_PIXEL * grid.size() * grid.size();
    }

    private static double numbers(Layer layer) {
        return (double) layer.channels() * layer.height() * layer.width();
    }
}
