package org.featurescope.web.http;

/** Thrown if the value of a field is allowed as such, but not for the sender of the request. */
public final class FieldProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String field;

    /**
     * Creates the exception.
     *
     * @param status the HTTP status of the answer
     * @param field the field at fault
     */
    public FieldProblem(int status, String field, String message) {
        super(message);
        this.status = status;
        this.field = field;
    }

    /** Returns the problem that is answered. */
    public Problem problem() {
        return Problem.of(status, String.valueOf(getMessage()), field);
    }
}
