package org.featurescope.activation.photographs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.featurescope.activation.ActivationException;

/**
 * A lock that lets one thread construct an index while others that need it wait. Those that wait receive the progress
 * and may cancel. If the first thread fails or cancels, the next one constructs the index. Thread-safe.
 */
final class IndexLock {
    private static final long POLL_MILLISECONDS = 100;

    private final ReentrantLock lock = new ReentrantLock(true);
    /** The progress of the thread that holds the lock. */
    private volatile int done;

    /**
     * Waits for the lock, which must be unlocked.
     *
     * @param listener receives the progress of the thread that holds the lock
     * @param photographs number of photographs of the index
     * @throws CancelledIndexException if the listener cancels meanwhile
     */
    void lock(IndexListener listener, int photographs) {
        int reported = 0;
        while (!tryLock()) {
            if (listener.cancelled()) {
                throw new CancelledIndexException(done, photographs);
            }
            if (done > reported) {
                reported = done;
                listener.progress(reported, photographs);
            }
        }
        done = 0;
    }

    private boolean tryLock() {
        try {
            return lock.tryLock(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Waits as long as a thread does that waits for the lock, before it asks again. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static ActivationException interrupted() {
        Thread.currentThread().interrupt();
        return new ActivationException("interrupted while an index was being made");
    }

    /** Returns a listener that also passes the progress on to the threads that wait. */
    IndexListener shared(IndexListener holder) {
        return new IndexListener() {
            @Override
            public boolean cancelled() {
                return holder.cancelled();
            }

            @Override
            public void progress(int doneNow, int photographs) {
                done = doneNow;
                holder.progress(doneNow, photographs);
            }
        };
    }

    /** Releases the lock. */
    void unlock() {
        lock.unlock();
    }
}
