package org.featurescope.activation.photographs;

/** Receives the progress of the construction of an index, on the thread that constructs it or waits for it. */
public interface IndexListener {
    /** Ignores progress and never cancels. */
    IndexListener NONE = (done, photographs) -> {};

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
