package org.featurescope.optimize;

/** A run could not continue; the message gives the reason. */
public final class FailedRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FailedRunException(String message) {
        super(message);
    }
}
