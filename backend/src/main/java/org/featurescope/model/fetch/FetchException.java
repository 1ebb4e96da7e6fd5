package org.featurescope.model.fetch;

import org.featurescope.validate.ExplainedFailure;

/** Thrown where a network cannot be fetched. The message says what happened and what to do. */
public final class FetchException extends RuntimeException implements ExplainedFailure {
    private static final long serialVersionUID = 1L;

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
