package org.featurescope.optimize;

import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.Validate;

/**
 * The limits of the batches of an engine.
 *
 * @param batch the most pictures of 128 by 128 pixels in a batch, from 1 to {@link VisualizationSpec#MOST_PICTURES}; batches of
 *     larger pictures have fewer. Pictures that depend on each other are not divided
 * @param parallelBatches number of batches that make a step at the same time, each with its share of the processors; from 1 to
 *     {@link #MOST_PARALLEL_BATCHES}
 * @param bytes of memory that the batches of a run that make steps at the same time may use; a run that needs more is refused
 *     before it starts
 * @param largestWhole pixels on a side of the largest picture that the network sees as a whole; a larger one is divided into
 *     tiles
 */
public record EngineLimits(int batch, int parallelBatches, long bytes, int largestWhole) {
    /** The most runs that are made at the same time; they share the memory. */
    public static final int RUNS_AT_ONCE = 2;

    /** The most batches that may make a step at the same time. */
    public static final int MOST_PARALLEL_BATCHES = 64;

    /** The default size of the largest picture that the network sees as a whole, pixels on a side. */
    public static final int DEFAULT_LARGEST_WHOLE = 512;

    private static final long PIXELS = 128 * 128;
    /** The most processors that speed up a picture of 128 by 128 pixels (measured in {@code docs/machines.md}). */
    private static final long PROCESSORS_A_PICTURE = 8;

    /** The operations of pictures with fewer pixels are too short to run two at a time. */
    private static final long LEAST_PIXELS_FOR_TWO_OPERATIONS = PIXELS / 4;

    public EngineLimits {
        Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES);
        Validate.inRange("lanes", parallelBatches, 1, MOST_PARALLEL_BATCHES);
    }

    /** Limits with {@link #DEFAULT_LARGEST_WHOLE}. */
    public EngineLimits(int batch, int parallelBatches, long bytes) {
        this(batch, parallelBatches, bytes, DEFAULT_LARGEST_WHOLE);
    }

    /** Returns limits with the memory that a run may use on this machine. */
    public static EngineLimits here(int batch, int parallelBatches) {
        return new EngineLimits(batch, parallelBatches, MemoryNeed.mostHere());
    }

    /** Returns limits for batches of {@code pictures} pictures of {@code size} pixels on this machine. */
    public static EngineLimits ofSize(int pictures, int size, int parallelBatches) {
        long batch = (pictures * (long) size * size + PIXELS - 1) / PIXELS;
        return here((int) Math.min(VisualizationSpec.MOST_PICTURES, batch), parallelBatches);
    }

    /** Returns these limits with another size of the largest picture that is seen as a whole. */
    public EngineLimits withLargestWhole(int pixels) {
        return new EngineLimits(batch, parallelBatches, bytes, pixels);
    }

    /** Returns the most pictures of {@code size} pixels in a batch. */
    public int mostOfSize(int size) {
        return (int) Math.min(VisualizationSpec.MOST_PICTURES, Math.max(1, batch * PIXELS / ((long) size * size)));
    }

    /**
     * Returns the number of batches for {@code pictures} pictures of {@code size} pixels: as few as possible, but, if there are
     * enough pictures, a multiple of {@link #parallelBatches}.
     */
    int batches(int pictures, int size) {
        int most = mostOfSize(size);
        int needed = (pictures + most - 1) / most;
        int used = Math.min(pictures, parallelBatches);
        return Math.min(pictures, (needed + used - 1) / used * used);
    }

    /**
     * Returns the threads of a batch: one for each of its processors. If it has only one processor although its share is
     * larger, it runs two operations at a time, each on one thread.
     *
     * @param batches that make steps at the same time
     * @param pixels of all pictures of the batch
     */
    public SessionThreads threads(int batches, long pixels) {
        return threads(batches, pixels, Sessions.PROCESSORS);
    }

    /** @param all processors of the machine */
    SessionThreads threads(int batches, long pixels, int all) {
        int share = all / Math.min(batches, parallelBatches);
        int processors = processors(share, pixels, all);
        boolean twoOperations = share > 1 && pixels >= LEAST_PIXELS_FOR_TWO_OPERATIONS;
        return new SessionThreads(processors, processors == 1 && twoOperations ? 2 : processors);
    }

    /**
     * Returns the number of processors of a batch: its share, but no more than speed it up. A batch of one picture, which gains
     * less by each further processor, leaves half of them to another run.
     */
    private static int processors(int share, long pixels, int all) {
        int most = pixels > PIXELS ? all : all / RUNS_AT_ONCE;
        long useful = pixels / (PIXELS / PROCESSORS_A_PICTURE);
        return (int) Math.max(1, Math.min(useful, Math.min(share, most)));
    }
}
