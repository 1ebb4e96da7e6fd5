package org.featurescope.activation.photographs;

/** Thrown where a listener cancelled the construction of an index. What is indexed remains, and can be continued. */
public final class CancelledIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says how far the index was. */
    public CancelledIndexException(int done, int photographs) {
        super("cancelled after %d of %d photographs".formatted(done, photographs));
    }
}
