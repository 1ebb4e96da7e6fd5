package org.featurescope.optimize;

import java.lang.management.ManagementFactory;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.BatchObjective;
import org.featurescope.validate.InvalidInputException;

/**
 * How much memory a batch takes, about, so that one that is too large is refused before it starts. What the network takes
 * grows with the tile that it sees, what the coefficients take with the picture.
 */
final class MemoryNeed {
    /**
     * Bytes for each number of the layers that are read on the way: itself, the branches within its layer, the gradients
     * of both, and what the convolutions lay out. Measured on GoogLeNet and Inception V3, and rounded up.
     */
    private static final long BYTES_A_NUMBER = 4 * 8;
    /** Bytes for each pixel of a picture: the planes, their neighbours in sampling, coefficients, moments, gradients. */
    private static final long BYTES_A_PIXEL = 4 * 3 * 24;
    /** The share of the machine's memory that one batch may take. */
    private static final double SHARE = 0.5;

    private final int together;
    private final double numbersAPixel;

    /** @param together pictures in the largest batch */
    MemoryNeed(Network network, BatchObjective objective, int together) {
        this.together = together;
        InputSpec input = network.descriptor().input();
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

    /** Pictures in the largest batch. */
    int together() {
        return together;
    }

    /** Whether the largest batch fits. */
    boolean fits(TileGrid grid) {
        return bytes(grid) * together <= most();
    }

    /** Passes if the largest batch fits. */
    void check(TileGrid grid) {
        if (!fits(grid)) {
            long each = bytes(grid);
            long side = (long) (grid.size() * Math.sqrt((double) most() / each / together));
            throw new InvalidInputException(
                    "pictures",
                    ("%d pictures of %d pixels optimized together would take about %d MiB, but %d may be taken here;"
                                    + " %d pictures of this size would fit, or pictures of %d pixels")
                            .formatted(
                                    together, grid.size(), each * together >> 20, most() >> 20, most() / each, side));
        }
    }

    /** Pixels on a side of the largest pictures that are seen whole and fit. */
    int mostWhole() {
        return (int) Math.sqrt(most() / (numbersAPixel * BYTES_A_NUMBER + BYTES_A_PIXEL) / together);
    }

    /** Bytes for one picture. */
    private long bytes(TileGrid grid) {
        return (long) (numbersAPixel * BYTES_A_NUMBER * grid.tile() * grid.tile())
                + BYTES_A_PIXEL * grid.size() * grid.size();
    }

    private static double numbers(Layer layer) {
        return (double) layer.channels() * layer.height() * layer.width();
    }

    private static long most() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (long) (SHARE * system.getTotalMemorySize());
    }
}
