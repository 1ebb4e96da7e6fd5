package org.featurescope.activation.photographs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.featurescope.activation.ActivationException;

/**
 * Whose turn it is to make one index. Others that want it wait, hear how far it is, and may cancel; if it is not there after
 * all when its maker ends, the next one makes it. Safe for use by several threads.
 */
final class IndexLock {
    private static final long LOOK_AGAIN_MILLISECONDS = 100;

    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile int done;

    /**
     * Waits for the turn, which must be ended.
     *
     * @param photographs of which the index is made
     * @throws CancelledIndexException if the listener cancels before
     */
    void begin(IndexListener listener, int photographs) {
        int told = 0;
        while (!isMine()) {
            if (listener.cancelled()) {
                throw new CancelledIndexException(done, photographs);
            }
            if (done > told) {
                told = done;
                listener.looked(told, photographs);
            }
        }
        done = 0;
    }

    private boolean isMine() {
        try {
            return turn.tryLock(LOOK_AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActivationException("interrupted while an index was being made");
        }
    }

    /** The maker's listener, through which those that wait hear of it too. */
    IndexListener heardByAll(IndexListener maker) {
        return new IndexListener() {
            @Override
            public boolean cancelled() {
                return maker.cancelled();
            }

            @Override
            public void looked(int sofar, int photographs) {
                done = sofar;
                maker.looked(sofar, photographs);
            }
        };
    }

    void end() {
        turn.unlock();
    }
}
