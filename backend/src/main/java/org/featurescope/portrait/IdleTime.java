package org.featurescope.portrait;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tells when nothing else has been computed for a while, so that the work of one reader is not entered between two of her
 * figures. Not thread-safe.
 */
final class IdleTime {
    /** How long nothing else has been computed at least. */
    static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final BooleanSupplier isBusy;
    private final LongSupplier nanos;
    private long lastBusy;

    /**
     * @param isBusy returns whether something else is computed, or waits to be
     * @param nanos the time in nanoseconds
     */
    IdleTime(BooleanSupplier isBusy, LongSupplier nanos) {
        this.isBusy = isBusy;
        this.nanos = nanos;
        this.lastBusy = nanos.getAsLong();
    }

    /** Returns whether it is time to work. It must be asked often, since it sees only what goes on at that moment. */
    boolean hasCome() {
        long now = nanos.getAsLong();
        if (isBusy.getAsBoolean()) {
            lastBusy = now;
            return false;
        }
        return now - lastBusy >= QUIET_NANOS;
    }
}
