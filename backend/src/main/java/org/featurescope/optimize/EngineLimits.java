package org.featurescope.optimize;

import org.featurescope.optimize.run.LaneExecutor;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.Validate;

/**
 * What the batches of the engine may be.
 *
 * @param batch pictures of 128 by 128 pixels that climb together at most, from 1 to {@link VisualizationSpec#MOST_PICTURES}; of
 *     larger pictures fewer. Pictures that look at each other are not cut apart by it
 * @param lanes batches that step at the same time, each with its share of the processors, {@link LaneExecutor}; from 1 to
 *     {@link #MOST_LANES}
 * @param bytes of memory that the batches of a run which step at the same time may take; what would take more is refused
 *     before it starts
 */
public record EngineLimits(int batch, int lanes, long bytes) {
    /** Runs of the engine that the memory is shared among: so many may be made at the same time. */
    public static final int RUNS_AT_ONCE = 2;

    /** The most lanes. */
    public static final int MOST_LANES = 64;

    private static final long PIXELS = 128 * 128;
    /** So many processors a picture of 128 by 128 pixels gains by at most ({@code docs/machines.md}). */
    private static final long GAIN_A_PICTURE = 8;

    /** Smaller pictures, of fewer pixels, have operations too short to run two at a time. */
    private static final long LEAST_ABREAST = PIXELS / 4;

    public EngineLimits {
        Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES);
        Validate.inRange("lanes", lanes, 1, MOST_LANES);
    }

    /** Batches of so many pictures in so many lanes, and what they may take of the memory of this machine. */
    public static EngineLimits here(int batch, int lanes) {
        return new EngineLimits(batch, lanes, MemoryNeed.mostHere());
    }

    /** Batches of so many pictures of a size, in so many lanes. */
    public static EngineLimits ofSize(int pictures, int size, int lanes) {
        long batch = (pictures * (long) size * size + PIXELS - 1) / PIXELS;
        return here((int) Math.min(VisualizationSpec.MOST_PICTURES, batch), lanes);
    }

    /** How many pictures of a size climb together at most. */
    public int mostOfSize(int size) {
        return (int) Math.min(VisualizationSpec.MOST_PICTURES, Math.max(1, batch * PIXELS / ((long) size * size)));
    }

    /** Into how many batches so many pictures of a size are cut: as many for each lane, as far as there are pictures. */
    int batches(int count, int size) {
        int most = mostOfSize(size);
        int needed = (count + most - 1) / most;
        int used = Math.min(count, lanes);
        return Math.min(count, (needed + used - 1) / used * used);
    }

    /**
     * The threads that a batch works with: as many as it has processors. A picture that climbs alone with one processor,
     * though the machine has more, runs its operations on two, each on one of them.
     *
     * @param batches that step at the same time
     * @param pixels of all its pictures
     */
    public SessionThreads threads(int batches, long pixels) {
        return threads(batches, pixels, Sessions.PROCESSORS);
    }

    /** @param all processors of the machine */
    public SessionThreads threads(int batches, long pixels, int all) {
        int share = all / Math.min(batches, lanes);
        int processors = processors(share, pixels, all);
        boolean alone = share > 1 && pixels >= LEAST_ABREAST;
        return new SessionThreads(processors, processors == 1 && alone ? 2 : processors);
    }

    /**
     * How many processors a batch works with: its share, but not more than its pictures gain by. A single one gains less by
     * each further processor, and leaves half of them to a run beside it.
     */
    private static int processors(int share, long pixels, int all) {
        int most = pixels > PIXELS ? all : all / RUNS_AT_ONCE;
        long gain = pixels / (PIXELS / GAIN_A_PICTURE);
        return (int) Math.max(1, Math.min(gain, Math.min(share, most)));
    }
}
