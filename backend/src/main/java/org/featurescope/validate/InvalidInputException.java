package org.featurescope.validate;

/**
 * What a caller gave cannot be used. The message is one sentence for a person: what was given, what is allowed.
 * In HTTP it becomes a problem of status 400 that names the field; on the command line one line and exit code 2.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    /**
     * @param field the name of the field at fault as the caller wrote it, for example {@code size}
     * @param message what is wrong and what is allowed
     */
    public InvalidInputException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** As above, with the failure that showed it. */
    public InvalidInputException(String field, String message, Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /** The name of the field at fault. */
    public String field() {
        return field;
    }
}
