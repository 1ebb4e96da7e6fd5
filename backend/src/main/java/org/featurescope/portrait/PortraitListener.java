package org.featurescope.portrait;

/** Receives the progress of a sheet. It is called on the thread that makes the sheet and delays it. */
@FunctionalInterface
public interface PortraitListener {
    /**
     * Receives the number of portraits that were made by this call so far; those in work count in part.
     *
     * @param portraits at least the number that was received before
     */
    void made(double portraits);

    /** Returns whether the making should stop now. Called before every step of the optimizer; it may take its time. */
    default boolean cancelled() {
        return false;
    }
}
