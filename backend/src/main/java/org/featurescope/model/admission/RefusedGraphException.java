package org.featurescope.model.admission;

/**
 * Thrown where a graph may not be given to TensorFlow. The message is one line without the name of the file; it names the
 * node and its operation, and says what helps.
 */
public final class RefusedGraphException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedGraphException(String message) {
        super(message);
    }

    RefusedGraphException(String message, Throwable cause) {
        super(message, cause);
    }
}
