package org.featurescope.optimize;

import org.featurescope.validate.Validate;

/**
 * What one batch of the engine may be.
 *
 * @param batch pictures of 128 by 128 pixels that climb together at most, from 1 to {@link VisualizationSpec#MOST_PICTURES}; of
 *     larger pictures fewer. Pictures that look at each other are not cut apart by it
 * @param bytes of memory that one batch may take; what would take more is refused before it starts
 */
public record EngineLimits(int batch, long bytes) {
    private static final long PIXELS = 128 * 128;

    public EngineLimits {
        Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES);
    }

    /** So many pictures, and what one batch may take of the memory of this machine. */
    static EngineLimits here(int batch) {
        return new EngineLimits(batch, MemoryNeed.mostHere());
    }

    /** How many pictures of a size climb together at most. */
    int mostOfSize(int size) {
        return (int) Math.min(VisualizationSpec.MOST_PICTURES, Math.max(1, batch * PIXELS / ((long) size * size)));
    }
}
