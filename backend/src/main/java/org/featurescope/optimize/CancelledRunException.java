package org.featurescope.optimize;

/** A run was stopped because its listener cancelled it. */
public final class CancelledRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param step the step that was not made any more
     * @param steps of the whole run
     */
    public CancelledRunException(int step, int steps) {
        super("cancelled at step %d of %d".formatted(step, steps));
    }
}
