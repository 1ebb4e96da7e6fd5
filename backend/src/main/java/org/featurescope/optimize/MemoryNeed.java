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
 * Estimates the memory of a batch, so that a batch that is too large can be refused before it starts. The memory of the
 * network grows with the tiles that it sees at the same time, that of the coefficients with the size of the picture.
 */
public final class MemoryNeed {
    /**
     * Bytes for each value of the layers that are computed: the value, the branches within its layer, the gradients of both,
     * and the buffers of convolutions. Measured on GoogLeNet and Inception V3, and rounded up.
     */
    private static final long BYTES_A_VALUE = 4 * 8;
    /** Bytes for each pixel of a picture: planes, sampled neighbours, coefficients, Adam's moments, and gradients. */
    private static final long BYTES_A_PIXEL = 4 * 3 * 24;
    /** The share of the machine's memory that all runs together may use. */
    private static final double SHARE = 0.6;

    /** The least side of a tile, pixels: in smaller tiles much of a receptive field would lie beyond the borders. */
    private static final int LEAST_TILE = 128;

    private final int pictures;
    private final IntUnaryOperator picturesOfSize;
    private final EngineLimits limits;
    private final int leastSide;
    private final int leastTile;
    private final double valuesAPixel;

    /**
     * @param size of the pictures of the run, pixels on a side
     * @param picturesOfSize returns the most pictures that make steps at the same time, given their size
     * @param limits the number of tiles that are computed at the same time, and the bytes that may be used
     */
    public MemoryNeed(
            Network network, BatchObjective objective, int size, IntUnaryOperator picturesOfSize, EngineLimits limits) {
        this.pictures = picturesOfSize.applyAsInt(size);
        this.picturesOfSize = picturesOfSize;
        this.limits = limits;
        InputSpec input = network.descriptor().input();
        this.leastSide = Math.max(VisualizationSpec.LEAST_SIZE, input.leastSide());
        this.leastTile = Math.max(LEAST_TILE, input.leastSide());
        int last = objective.layers().stream()
                .mapToInt(name -> network.layer(name).depth())
                .max()
                .orElse(0);
        double values = network.layers().stream()
                .filter(layer -> layer.depth() <= last)
                .mapToDouble(MemoryNeed::values)
                .sum();
        this.valuesAPixel = values / ((double) input.height() * input.width());
    }

    /** Returns the bytes that one run may use on this machine; of the GPU's memory if there is one. */
    static long mostHere() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long all = Gpu.here().map(Gpu::bytes).orElseGet(system::getTotalMemorySize);
        return (long) (SHARE * all / EngineLimits.RUNS_AT_ONCE);
    }

    /** Returns the coarsest grid that fits and is no coarser than {@code grid}, or {@code grid} itself if none fits. */
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
        return bytes(grid) * pictures <= limits.bytes();
    }

    /**
     * Checks that the pictures that make steps at the same time fit the memory.
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
                                    pictures == 1 ? "1 picture" : pictures + " pictures",
                                    grid.size(),
                                    each * pictures >> 20,
                                    limits.bytes() >> 20,
                                    whatFits(grid.size(), limits.bytes() / each)));
        }
    }

    private String whatFits(int size, long picturesOfThisSize) {
        int side = largestWhole(size - 1, picturesOfSize);
        int alone = largestWhole(size - 1, any -> 1);
        List<String> possible = new ArrayList<>();
        if (picturesOfThisSize > 0) {
            possible.add("%d of this size together would fit".formatted(picturesOfThisSize));
        }
        if (side > 0) {
            possible.add("pictures of %d pixels would fit".formatted(side));
        }
        if (possible.isEmpty()) {
            return alone > 0 ? "1 picture of %d pixels would fit".formatted(alone) : "no picture would fit";
        }
        return String.join(", or ", possible);
    }

    /**
     * Returns the pixels on a side of the largest pictures that fit as a whole, or 0 if none fit.
     *
     * @param most the largest size to consider
     */
    int largestWhole(int most) {
        return largestWhole(most, picturesOfSize);
    }

    private int largestWhole(int most, IntUnaryOperator ofSize) {
        for (int side = most; side >= leastSide; side--) {
            if (bytes(TileGrid.whole(side)) * ofSize.applyAsInt(side) <= limits.bytes()) {
                return side;
            }
        }
        return 0;
    }

    /** Returns the bytes for one picture. */
    public long bytes(TileGrid grid) {
        int tiles = Math.min(grid.count(), limits.parallelBatches());
        return (long) (valuesAPixel * BYTES_A_VALUE * grid.pixels() * tiles)
                + BYTES_A_PIXEL * grid.size() * grid.size();
    }

    private static double values(Layer layer) {
        return (double) layer.channels() * layer.height() * layer.width();
    }
}
