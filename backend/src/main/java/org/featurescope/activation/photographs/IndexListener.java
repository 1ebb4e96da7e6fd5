package org.featurescope.activation.photographs;

import java.util.function.BooleanSupplier;

/** Receives the progress of the construction of an index, on the thread that constructs it or waits for it. */
public interface IndexListener {
    /** Ignores progress and never cancels. */
    IndexListener NONE = (done, photographs) -> {};

    /**
     * Returns a listener that stops when something is cancelled.
     *
     * @param cancelled returns whether to stop
     * @param progress receives the progress
     */
    static IndexListener of(BooleanSupplier cancelled, IndexListener progress) {
        return new IndexListener() {
            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }

            @Override
            public void progress(int done, int photographs) {
                progress.progress(done, photographs);
            }
        };
    }

    /** Returns whether to stop. It is called before every batch of photographs. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Called after every batch.
     *
     * @param done number of photographs that are indexed or skipped
     * @param photographs number of all photographs
     */
    void progress(int done, int photographs);
}
