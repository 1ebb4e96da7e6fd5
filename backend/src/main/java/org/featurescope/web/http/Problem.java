package org.featurescope.web.http;

import java.util.Optional;

/**
 * What went wrong, as problem details (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says it
 * @param title what kind of problem it is; the same for all of its kind
 * @param status the HTTP status
 * @param detail what happened and what to do, one or two sentences
 * @param field the field at fault, if one is
 */
public record Problem(String type, String title, int status, String detail, Optional<String> field) {
    /** The media type of an answer that is a problem. */
    public static final String TYPE = "application/problem+json";

    private static final String BLANK = "about:blank";

    /** Returns a problem of a status. */
    public static Problem of(int status, String detail) {
        return new Problem(BLANK, title(status), status, detail, Optional.empty());
    }

    /** Returns a problem of a status with a field at fault. */
    public static Problem of(int status, String detail, String field) {
        return new Problem(BLANK, title(status), status, detail, Optional.of(field));
    }

    /** Returns a problem with a title of its own. */
    public static Problem titled(int status, String title, String detail) {
        return new Problem(BLANK, title, status, detail, Optional.empty());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Invalid input";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Conflict";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 421 -> "Misdirected request";
            case 501 -> "Not implemented";
            case 503 -> "Busy";
            default -> status >= 500 ? "Internal error" : "Refused";
        };
    }
}
