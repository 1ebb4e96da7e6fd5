package org.featurescope.activation.photographs;

/** The making of an index stopped because its listener asked for that; nothing of it is left. */
public final class CancelledIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CancelledIndexException(int done, int photographs) {
        super("cancelled after %d of %d photographs".formatted(done, photographs));
    }
}
