package org.featurescope.portrait;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tells when nothing else has been computed for a while, so that background work does not start between two figures of
 * the same reader. Not thread-safe.
 */
final class IdleTime {
    /** The shortest idle time before background work may start. */
    static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final BooleanSupplier isBusy;
    private final LongSupplier nanos;
    private long lastBusy;

    /**
     * @param isBusy returns whether something else is computed, or waits to be
     * @param nanos returns the time in nanoseconds
     */
    IdleTime(BooleanSupplier isBusy, LongSupplier nanos) {
        this.isBusy = isBusy;
        this.nanos = nanos;
        this.lastBusy = nanos.getAsLong();
    }

    /**
     * Returns whether background work may start. Call it often: each call only sees whether something is computed at
     * that moment.
     */
    boolean isLongEnough() {
        long now = nanos.getAsLong();
        if (isBusy.getAsBoolean()) {
            lastBusy = now;
            return false;
        }
        return now - lastBusy >= QUIET_NANOS;
    }
}
