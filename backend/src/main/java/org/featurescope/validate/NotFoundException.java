package org.featurescope.validate;

/**
 * Thrown where something that a caller named does not exist: a model, a layer, a channel, a figure. In HTTP it becomes
 * a problem of status 404.
 */
public final class NotFoundException extends RuntimeException implements ExplainedFailure {
    private static final long serialVersionUID = 1L;
    private final String field;

    /**
     * Creates an exception.
     *
     * @param field the sort of thing that was looked for, for example {@code model}
     * @param message says what is missing and what exists instead
     */
    public NotFoundException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Returns the sort of thing that was looked for. */
    public String field() {
        return field;
    }
}
