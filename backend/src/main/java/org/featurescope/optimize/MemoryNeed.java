package org.featurescope.optimize;

import java.lang.management.ManagementFactory;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.BatchObjective;
import org.featurescope.validate.InvalidInputException;

/** How much memory a batch takes, about, so that one that is too large is refused before it starts. */
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

    private MemoryNeed() {}

    /** Passes if the largest batch of a run fits. */
    static void check(Network network, VisualizationSpec spec) {
        int together = Batch.most(spec, network);
        long each = bytes(network, spec);
        long most = most();
        if (each * together > most) {
            long side = (long) (spec.size() * Math.sqrt((double) most / each / together));
            throw new InvalidInputException(
                    "pictures",
                    ("%d pictures of %d pixels optimized together would take about %d MiB, but %d may be taken here;"
                                    + " %d pictures of this size would fit, or pictures of %d pixels")
                            .formatted(together, spec.size(), each * together >> 20, most >> 20, most / each, side));
        }
    }

    /** Bytes for one picture. */
    private static long bytes(Network network, VisualizationSpec spec) {
        InputSpec input = network.descriptor().input();
        double scale = (double) spec.size() * spec.size() / ((double) input.height() * input.width());
        int last = BatchObjective.of(spec.objective(), spec.pictures(), network).layers().stream()
                .mapToInt(name -> network.layer(name).depth())
                .max()
                .orElse(0);
        double numbers = network.layers().stream()
                .filter(layer -> layer.depth() <= last)
                .mapToDouble(MemoryNeed::numbers)
                .sum();
        return (long) (numbers * scale * BYTES_A_NUMBER) + (long) spec.size() * spec.size() * BYTES_A_PIXEL;
    }

    private static double numbers(Layer layer) {
        return (double) layer.channels() * layer.height() * layer.width();
    }

    private static long most() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (long) (SHARE * system.getTotalMemorySize());
    }
}
