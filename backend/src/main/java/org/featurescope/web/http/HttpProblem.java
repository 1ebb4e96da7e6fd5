package org.featurescope.web.http;

import java.util.OptionalInt;

/** A request that cannot be answered as it was meant, for a reason of HTTP's own. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final int retryAfterSeconds;

    private HttpProblem(int status, String message, int retryAfterSeconds) {
        super(message);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static HttpProblem foreign(String message) {
        return new HttpProblem(403, message, 0);
    }

    static HttpProblem misdirected(String message) {
        return new HttpProblem(421, message, 0);
    }

    public static HttpProblem conflict(String message) {
        return new HttpProblem(409, message, 0);
    }

    static HttpProblem tooLarge(String message) {
        return new HttpProblem(413, message, 0);
    }

    static HttpProblem unsupportedType(String message) {
        return new HttpProblem(415, message, 0);
    }

    public static HttpProblem notImplemented(String message) {
        return new HttpProblem(501, message, 0);
    }

    static HttpProblem busy(String message, int retryAfterSeconds) {
        return new HttpProblem(503, message, retryAfterSeconds);
    }

    public int status() {
        return status;
    }

    /** When it may be worth to ask again, if that can be said. */
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds == 0 ? OptionalInt.empty() : OptionalInt.of(retryAfterSeconds);
    }
}
