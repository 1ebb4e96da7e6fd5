package org.featurescope.web.http;

import java.util.OptionalInt;

/** Thrown if a request is answered with an HTTP error other than those for invalid input and missing things. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final int retryAfterSeconds;

    private HttpProblem(int status, String message, int retryAfterSeconds) {
        super(message);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Returns a problem with status 403, for a request that a page of another site sent. */
    static HttpProblem foreign(String message) {
        return new HttpProblem(403, message, 0);
    }

    /** Returns a problem with status 403, for a request that only the server's owner may send. */
    public static HttpProblem forbidden(String message) {
        return new HttpProblem(403, message, 0);
    }

    /** Returns a problem with status 421, for a request with a host name that the server does not accept. */
    static HttpProblem misdirected(String message) {
        return new HttpProblem(421, message, 0);
    }

    /** Returns a problem with status 409, for a request that the state of what it is about does not allow. */
    public static HttpProblem conflict(String message) {
        return new HttpProblem(409, message, 0);
    }

    /** Returns a problem with status 413, for a body that is too large. */
    public static HttpProblem tooLarge(String message) {
        return new HttpProblem(413, message, 0);
    }

    /** Returns a problem with status 415, for a body of an unsupported media type. */
    public static HttpProblem unsupportedType(String message) {
        return new HttpProblem(415, message, 0);
    }

    /** Returns a problem with status 429, for a request of a client that has too much of something at the same time. */
    public static HttpProblem tooMany(String message, int retryAfterSeconds) {
        return new HttpProblem(429, message, retryAfterSeconds);
    }

    /** Returns a problem with status 501, for a request for something that the server does not implement. */
    public static HttpProblem notImplemented(String message) {
        return new HttpProblem(501, message, 0);
    }

    /** Returns a problem with status 503, for a request that is refused because the server is busy. */
    public static HttpProblem busy(String message, int retryAfterSeconds) {
        return new HttpProblem(503, message, retryAfterSeconds);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the number of seconds after which the client should try again, if there is one. */
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds == 0 ? OptionalInt.empty() : OptionalInt.of(retryAfterSeconds);
    }
}
