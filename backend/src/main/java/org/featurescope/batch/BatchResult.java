package org.featurescope.batch;

import java.time.Duration;
import java.util.Locale;

/**
 * The result of a batch.
 *
 * @param specs how many specs were read
 * @param made how many figures were made
 * @param pictures the number of their pictures
 * @param stored how many specs needed no work, since their figures were stored before or belong to an earlier spec
 * @param failed how many specs gave no figure
 * @param time the time that the batch took
 * @param isStopped whether it was stopped before its end
 */
public record BatchResult(
        long specs, long made, long pictures, long stored, long failed, Duration time, boolean isStopped) {
    private static final double MILLISECONDS = 1000;

    /** Returns the mean number of pictures made in a second. */
    public double picturesPerSecond() {
        return pictures * MILLISECONDS / Math.max(1, time.toMillis());
    }

    /** Returns the result in words. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%d figures made with %d pictures, %.2f a second; %d stored before or given twice; %d failed",
                made,
                pictures,
                picturesPerSecond(),
                stored,
                failed);
    }
}
