package org.featurescope.portrait;

/** Receives the progress of a sheet. It is called on the thread that makes the sheet and delays it. */
@FunctionalInterface
public interface PortraitListener {
    /**
     * Receives the number of portraits that the call of {@link PortraitMaker#make} has made so far. Unfinished ones
     * count in part.
     *
     * @param portraits at least the number that was received before
     */
    void made(double portraits);

    /** Returns whether to stop now. Called before every step of the optimizer; it may block. */
    default boolean cancelled() {
        return false;
    }
}
