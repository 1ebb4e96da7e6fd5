package org.featurescope.activation.photographs;

/** Hears of the making of an index, on the thread that makes it. */
public interface IndexListener {
    /** Hears nothing and never cancels. */
    IndexListener NONE = (done, photographs) -> {};

    /** Asked before every batch of photographs: whether to stop now. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Called after every batch.
     *
     * @param done photographs looked at or skipped
     * @param photographs how many there are
     */
    void looked(int done, int photographs);
}
