package org.featurescope.optimize;

/** A run could not go on; the message says at which step and why. */
public final class FailedRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FailedRunException(String message) {
        super(message);
    }
}
