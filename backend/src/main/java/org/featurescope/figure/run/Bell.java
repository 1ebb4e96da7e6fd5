package org.featurescope.figure.run;

/**
 * Wakes one who waits for news of any of several runs. Its monitor is held for moments; a run's monitor may be held while it
 * rings.
 */
final class Bell {
    private long rings;

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** How often it has rung. */
    synchronized long rings() {
        return rings;
    }

    /**
     * Waits until it has rung more often than {@code heard}.
     *
     * @param deadline of {@link System#nanoTime}, after which it waits no longer
     */
    synchronized void await(long heard, long deadline) throws InterruptedException {
        while (rings == heard) {
            long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
