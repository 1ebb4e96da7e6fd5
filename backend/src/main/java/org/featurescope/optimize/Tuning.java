package org.featurescope.optimize;

import org.featurescope.bench.tuning.BatchBenchmark;
import org.featurescope.tensor.Gpu;
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
    private static final int MOST_USUAL_LANES = 16;
    /** As many pictures at the same time where nothing was measured, in all lanes together, as far as batches may be so small. */
    private static final int USUAL_PICTURES = 64;

    private static final int LEAST_USUAL_BATCH = 4;
    private static final int MOST_USUAL_BATCH = 16;

    /**
     * Where nothing was measured on a machine. {@link BatchBenchmark} finds that a processor does most where it has a batch to
     * itself, that a step is hardly faster for each picture in batches of more than 16, and that a GPU does most in batches
     * as large as there are pictures.
     */
    public static final Tuning DEFAULT =
            Gpu.here().isPresent() ? new Tuning(USUAL_PICTURES, 1) : usual(Sessions.PROCESSORS);

    public Tuning {
        Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES);
        Validate.inRange("lanes", lanes, 1, EngineLimits.MOST_LANES);
    }

    /** The usual tuning of so many processors. */
    static Tuning usual(int processors) {
        int lanes = Math.min(MOST_USUAL_LANES, processors);
        return new Tuning(Math.max(LEAST_USUAL_BATCH, Math.min(MOST_USUAL_BATCH, USUAL_PICTURES / lanes)), lanes);
    }

    /** What the batches may be on this machine. */
    public EngineLimits limits() {
        return EngineLimits.here(batch, lanes);
    }
}
