package org.featurescope.figure.run;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * A signal on which one thread waits for events of several runs. Its monitor is held only briefly. A thread may call
 * {@link #ring} while it holds the monitor of a run.
 */
final class Bell {
    @GuardedBy("this")
    private long rings;

    /** Wakes the waiting thread. */
    synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** Returns the number of calls of {@link #ring} so far. */
    synchronized long rings() {
        return rings;
    }

    /**
     * Waits until {@link #rings} is greater than {@code known}, or until the deadline.
     *
     * @param known an earlier value of {@link #rings}
     * @param deadline a value of {@link System#nanoTime}
     */
    synchronized void await(long known, long deadline) throws InterruptedException {
        while (rings == known) {
            long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
