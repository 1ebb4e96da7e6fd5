package org.featurescope.optimize;

import org.featurescope.validate.ExplainedFailure;

/** A run could not continue; the message gives the reason. */
public final class FailedRunException extends RuntimeException implements ExplainedFailure {
    private static final long serialVersionUID = 1L;

    public FailedRunException(String message) {
        super(message);
    }
}
