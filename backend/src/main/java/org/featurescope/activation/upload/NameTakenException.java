package org.featurescope.activation.upload;

/** Thrown if a set of photographs would have the name of one that exists. */
public final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTakenException(String name) {
        super("There is a set of photographs \"%s\" already; choose another name, or delete that one.".formatted(name));
    }
}
