package org.featurescope.optimize;

import org.featurescope.tensor.Sessions;
import org.featurescope.validate.Validate;

/**
 * What is chosen by measurement on a machine: how many pictures climb together, and how many such batches step at the same
 * time. The last digits of a picture depend on both, so the same spec gives the same bytes under the same tuning.
 *
 * @param batch pictures of 128 by 128 pixels that climb together
 * @param lanes batches that step at the same time, each with its share of the processors
 */
public record Tuning(int batch, int lanes) {
    /** As many at most where nothing was measured; each takes the memory of a batch. */
    private static final int MOST_USUAL_LANES = 4;

    /**
     * Where nothing was measured. {@link BatchBenchmark} finds a step no faster for each picture beyond such batches, and that
     * a processor does most where it has a batch to itself.
     */
    public static final Tuning DEFAULT = new Tuning(16, Math.min(MOST_USUAL_LANES, Sessions.PROCESSORS));

    public Tuning {
        Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES);
        Validate.inRange("lanes", lanes, 1, EngineLimits.MOST_LANES);
    }

    /** What the batches may be on this machine. */
    EngineLimits limits() {
        return EngineLimits.here(batch, lanes);
    }
}
