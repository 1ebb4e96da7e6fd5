package org.featurescope.figure;

import java.util.concurrent.TimeUnit;

/**
 * Measures the time since it was started.
 *
 * @param startNanos the value of {@link System#nanoTime} at the start
 */
public record Stopwatch(long startNanos) {
    /** Starts a new stopwatch. */
    public static Stopwatch started() {
        return new Stopwatch(System.nanoTime());
    }

    /** Returns the milliseconds since the start. */
    public long milliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
