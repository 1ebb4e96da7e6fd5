package org.featurescope.optimize;

import org.featurescope.validate.Validate;

/**
 * What the batches of the engine may be.
 *
 * @param batch pictures of 128 by 128 pixels that climb together at most, from 1 to {@link VisualizationSpec#MOST_PICTURES}; of
 *     larger pictures fewer. Pictures that look at each other are not cut apart by it
 * @param bytes of memory that batches which step at the same time may take; what would take more is refused before it starts
 */
public record EngineLimits(int batch, long bytes) {
    private static final long PIXELS = 128 * 128;
    /** Pictures of 128 by 128 pixels that two batches step with sooner, {@link Abreast}, than one of them all. */
    private static final int WORTH_TWO = 8;

    public EngineLimits {
        Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES);
    }

    /** So many pictures, and what one batch may take of the memory of this machine. */
    static EngineLimits here(int batch) {
        return new EngineLimits(batch, MemoryNeed.mostHere());
    }

    /** How many pictures of a size climb together at most. */
    int mostOfSize(int size) {
        return pictures(batch, size);
    }

    /** Into how many batches so many pictures of a size are cut. */
    int batches(int count, int size) {
        int most = mostOfSize(size);
        int needed = (count + most - 1) / most;
        return count > 1 && count >= pictures(WORTH_TWO, size) ? Math.max(Abreast.LANES, needed) : needed;
    }

    /** How many pictures of a size have as many pixels, at least one. */
    private static int pictures(int of128, int size) {
        return (int) Math.min(VisualizationSpec.MOST_PICTURES, Math.max(1, of128 * PIXELS / ((long) size * size)));
    }
}
