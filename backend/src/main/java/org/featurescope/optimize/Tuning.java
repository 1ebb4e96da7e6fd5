package org.featurescope.optimize;

import org.featurescope.tensor.Gpu;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.Validate;

/**
 * The sizes and the number of batches, which can be chosen for a machine by measurement. The least significant bits of a
 * picture depend on both, so the same spec gives the same bytes only under the same tuning.
 *
 * @param batch the most pictures of 128 by 128 pixels in a batch
 * @param parallelBatches number of batches that make a step at the same time, each with its share of the processors
 */
public record Tuning(int batch, int parallelBatches) {
    /** The most parallel batches without a measurement; each needs the memory of a batch. */
    private static final int MOST_DEFAULT_PARALLEL_BATCHES = 16;
    /** The pictures of all parallel batches together without a measurement. */
    private static final int DEFAULT_PICTURES = 64;

    private static final int LEAST_DEFAULT_BATCH = 4;
    private static final int MOST_DEFAULT_BATCH = 16;

    /**
     * The tuning of a machine without a measurement. Measurements on several machines showed that a CPU is fastest if each
     * processor has its own batch, that batches of more than 16 pictures are hardly faster for each picture, and that a GPU is
     * fastest with batches as large as possible.
     */
    public static final Tuning DEFAULT =
            Gpu.here().isPresent() ? new Tuning(DEFAULT_PICTURES, 1) : ofProcessors(Sessions.PROCESSORS);

    public Tuning {
        Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES);
        Validate.inRange("lanes", parallelBatches, 1, EngineLimits.MOST_PARALLEL_BATCHES);
    }

    /** Returns the default tuning of a machine with this number of processors. */
    static Tuning ofProcessors(int processors) {
        int parallel = Math.min(MOST_DEFAULT_PARALLEL_BATCHES, processors);
        int batch = Math.max(LEAST_DEFAULT_BATCH, Math.min(MOST_DEFAULT_BATCH, DEFAULT_PICTURES / parallel));
        return new Tuning(batch, parallel);
    }

    /** Returns the limits of batches with this tuning on this machine. */
    public EngineLimits limits() {
        return EngineLimits.here(batch, parallelBatches);
    }
}
