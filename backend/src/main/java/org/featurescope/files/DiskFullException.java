package org.featurescope.files;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Thrown if a disk has no space for what should be written. Nothing that was stored before is lost. */
public final class DiskFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String HELP = "Delete figures or sets of photographs, or free space; then try again.";

    private DiskFullException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns an exception that says how many bytes must stay free. */
    public static DiskFullException below(long reserve) {
        return new DiskFullException(
                "The disk is full: at least %d MB must stay free. %s".formatted(reserve >> 20, HELP), null);
    }

    /** Returns an exception that says that the disk is full. */
    public static DiskFullException because(Throwable cause) {
        return new DiskFullException("The disk is full. " + HELP, cause);
    }

    /**
     * Returns whether an exception was thrown because a disk, or a user's part of it, is full. The JDK has no type for
     * this, so the operating system's words are compared.
     */
    public static boolean isCauseOf(Throwable thrown) {
        return Stream.iterate(thrown, e -> e != null, Throwable::getCause)
                .anyMatch(e -> e instanceof DiskFullException || (e instanceof IOException && saysFull(e)));
    }

    private static boolean saysFull(Throwable e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("quota exceeded");
    }
}
