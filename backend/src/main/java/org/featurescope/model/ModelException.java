package org.featurescope.model;

/** A network cannot be loaded. The message is one line: the file, the field, what is wrong with it. */
final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    ModelException(String file, String message) {
        super(file + ": " + message);
    }

    ModelException(String file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
