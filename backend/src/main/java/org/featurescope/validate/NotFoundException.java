package org.featurescope.validate;

/** Something that a caller named is not there: a model, a layer, a channel, a figure. Status 404 in HTTP. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    /**
     * @param field what was looked for, for example {@code model}
     * @param message what is missing and what there is instead
     */
    public NotFoundException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** What was looked for. */
    public String field() {
        return field;
    }
}
