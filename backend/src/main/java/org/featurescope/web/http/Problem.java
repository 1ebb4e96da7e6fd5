package org.featurescope.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What went wrong, as problem details (RFC 9457).
 *
 * @param status the HTTP status
 * @param title what kind of problem it is; the same for all of its kind
 * @param detail what happened and what to do, one or two sentences
 * @param field the field at fault, if one is
 */
public record Problem(int status, String title, String detail, Optional<String> field) {
    public static final String TYPE = "application/problem+json";

    public static Problem of(int status, String detail) {
        return new Problem(status, title(status), detail, Optional.empty());
    }

    public static Problem of(int status, String detail, String field) {
        return new Problem(status, title(status), detail, Optional.of(field));
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        field.ifPresent(name -> json.put("field", name));
        return json;
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
