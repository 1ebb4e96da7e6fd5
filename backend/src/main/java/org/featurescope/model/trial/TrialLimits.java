package org.featurescope.model.trial;

import java.time.Duration;

/**
 * What a process that tries a network may use.
 *
 * @param time the most time for one network
 * @param heap the most memory of its Java heap, bytes
 * @param memory the most address space beyond the heap, bytes, where the platform can bound it
 */
record TrialLimits(Duration time, long heap, long memory) {
    private static final long MEBIBYTE = 1L << 20;
    private static final Duration TIME = Duration.ofMinutes(5);
    private static final long LEAST_HEAP = 512 * MEBIBYTE;
    private static final int HEAP_FACTOR = 8;
    /** What Java, TensorFlow's libraries and the stacks of threads reserve, and what small networks need. */
    private static final long LEAST_MEMORY = 8192 * MEBIBYTE;

    private static final int MEMORY_FACTOR = 16;

    /** Returns the limits for a network whose graph has so many bytes. */
    static TrialLimits forGraph(long bytes) {
        return new TrialLimits(TIME, LEAST_HEAP + HEAP_FACTOR * bytes, LEAST_MEMORY + MEMORY_FACTOR * bytes);
    }
}
