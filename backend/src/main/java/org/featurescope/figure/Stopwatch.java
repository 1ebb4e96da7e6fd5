package org.featurescope.figure;

import java.util.concurrent.TimeUnit;

/** Counts the milliseconds of a piece of work. */
record Stopwatch(long startNanos) {
    static Stopwatch started() {
        return new Stopwatch(System.nanoTime());
    }

    long milliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
