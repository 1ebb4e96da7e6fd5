package org.featurescope.web.http;

import java.util.Optional;

/**
 * The description of an error, as problem details (RFC 9457).
 *
 * @param type always {@code about:blank}, because the status says what type of error it is
 * @param title the title of all errors of this type
 * @param status the HTTP status
 * @param detail one or two sentences that say what happened and what to do
 * @param field the name of the invalid field; empty if the error is not about a field
 */
public record Problem(String type, String title, int status, String detail, Optional<String> field) {
    /** The media type of problem details. */
    public static final String TYPE = "application/problem+json";

    private static final String BLANK = "about:blank";

    /** Returns a problem with a status. */
    public static Problem of(int status, String detail) {
        return new Problem(BLANK, title(status), status, detail, Optional.empty());
    }

    /** Returns a problem with a status and the name of an invalid field. */
    public static Problem of(int status, String detail, String field) {
        return new Problem(BLANK, title(status), status, detail, Optional.of(field));
    }

    /** Returns a problem with a given title. */
    public static Problem titled(int status, String title, String detail) {
        return new Problem(BLANK, title, status, detail, Optional.empty());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Invalid input";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 408 -> "Too slow";
            case 409 -> "Conflict";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 421 -> "Misdirected request";
            case 429 -> "Too many requests";
            case 501 -> "Not implemented";
            case 503 -> "Busy";
            case 507 -> "Insufficient storage";
            default -> status >= 500 ? "Internal error" : "Refused";
        };
    }
}
