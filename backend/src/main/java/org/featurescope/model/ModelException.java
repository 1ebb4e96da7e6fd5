package org.featurescope.model;

/** Thrown where a network cannot be loaded. The message is one line that names the file, the field and the fault. */
final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    ModelException(String file, String message) {
        super(file + ": " + message);
    }

    ModelException(String file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
