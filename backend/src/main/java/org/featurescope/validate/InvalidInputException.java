package org.featurescope.validate;

/**
 * Thrown where an argument from outside cannot be used. The message is one sentence for people that says what was given
 * and what is allowed. In HTTP it becomes a problem of status 400 that names the field, on the command line one line
 * and exit code 2.
 */
public final class InvalidInputException extends RuntimeException implements ExplainedFailure {
    private static final long serialVersionUID = 1L;
    private final String field;

    /**
     * Creates an exception.
     *
     * @param field the name of the field at fault, for example {@code size}
     * @param message says what is wrong and what is allowed
     */
    public InvalidInputException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Creates an exception with its cause. */
    public InvalidInputException(String field, String message, Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /** Returns the name of the field at fault. */
    public String field() {
        return field;
    }
}
