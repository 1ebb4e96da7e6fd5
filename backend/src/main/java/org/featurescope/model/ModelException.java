package org.featurescope.model;

/** Thrown where a network cannot be loaded. The message is one line that names the file, the field and the fault. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    ModelException(String file, String reason) {
        super(file + ": " + reason);
        this.reason = reason;
    }

    ModelException(String file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.reason = reason;
    }

    /** Returns the message without the name of the file at its beginning. */
    public String reason() {
        return reason;
    }
}
