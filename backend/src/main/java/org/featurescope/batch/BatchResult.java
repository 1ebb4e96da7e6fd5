package org.featurescope.batch;

import java.time.Duration;
import java.util.Locale;

/**
 * What became of a batch.
 *
 * @param specs how many specs were read
 * @param made how many figures were made
 * @param pictures the number of their pictures
 * @param stored how many figures were stored before, or are those of an earlier spec
 * @param failed how many specs gave no figure
 * @param time that it took
 * @param isStopped whether it was stopped before its end
 */
public record BatchResult(
        long specs, long made, long pictures, long stored, long failed, Duration time, boolean isStopped) {
    private static final double MILLISECONDS = 1000;

    /** Returns the number of pictures that were made in a second. */
    public double picturesPerSecond() {
        return pictures * MILLISECONDS / Math.max(1, time.toMillis());
    }

    /** Returns the result in words. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%d figures made with %d pictures, %.2f a second; %d stored before; %d failed",
                made,
                pictures,
                picturesPerSecond(),
                stored,
                failed);
    }
}
