package org.featurescope.web.transfer;

import java.util.concurrent.ConcurrentHashMap;

/** A semaphore for each of any number of names, with as many permits each. A name without a taken permit takes no memory. Thread-safe. */
public final class KeyedSemaphore {
    private final int permits;
    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();

    /**
     * Creates the semaphores.
     *
     * @param permits the permits of each name
     */
    public KeyedSemaphore(int permits) {
        this.permits = permits;
    }

    /** Takes a permit of a name without waiting. Returns false if all are taken. */
    public boolean tryAcquire(String name) {
        boolean isFree = taken.merge(name, 1, Integer::sum) <= permits;
        if (!isFree) {
            release(name);
        }
        return isFree;
    }

    /** Gives a permit of a name back. */
    public void release(String name) {
        taken.computeIfPresent(name, (key, count) -> count == 1 ? null : count - 1);
    }
}
