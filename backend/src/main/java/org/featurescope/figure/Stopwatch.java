package org.featurescope.figure;

import java.util.concurrent.TimeUnit;

/** Counts the milliseconds of a piece of work. */
public record Stopwatch(long startNanos) {
    public static Stopwatch started() {
        return new Stopwatch(System.nanoTime());
    }

    public long milliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
