package org.featurescope.validate;

/**
 * Implemented by exceptions whose messages are written for readers: they say what failed and why, and tell nothing of the
 * machine.
 */
public interface ExplainedFailure {
    /** Returns the message. */
    String getMessage();
}
