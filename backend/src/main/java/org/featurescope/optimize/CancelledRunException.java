package org.featurescope.optimize;

/** A run stopped because its listener asked for that. */
public final class CancelledRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledRunException(int step, int steps) {
        super("cancelled at step %d of %d".formatted(step, steps));
    }
}
