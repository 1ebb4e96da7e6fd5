package org.featurescope.figure.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.WithPhotographs;

/**
 * How long figures take after their last step, when their numbers are put together, and they are drawn and stored: as long
 * as the latest figure of the kind. Safe for use by several threads.
 */
final class FinishingTimes {
    /** The time of the first figure of a kind that shows photographs; statistics of sets are large. */
    private static final Duration WITH_PHOTOGRAPHS = Duration.ofSeconds(1);

    private final Map<Class<?>, Long> nanos = new ConcurrentHashMap<>();

    /** Notes how long a figure took after its last step, nanoseconds. */
    void took(FigureSpec spec, long time) {
        nanos.put(spec.getClass(), time);
    }

    /** Returns how long a figure is likely to take after its last step, nanoseconds. */
    long expected(FigureSpec spec) {
        return nanos.getOrDefault(spec.getClass(), spec instanceof WithPhotographs ? WITH_PHOTOGRAPHS.toNanos() : 0L);
    }
}
