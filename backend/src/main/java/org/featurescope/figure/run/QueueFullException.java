package org.featurescope.figure.run;

/** Thrown when a figure is requested but the queue is full. The server answers with the HTTP status 503. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int retryAfterSeconds;

    QueueFullException(int queued, int retryAfterSeconds) {
        super("%s already; try again in %d s"
                .formatted(queued == 1 ? "1 figure waits" : queued + " figures wait", retryAfterSeconds));
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Returns the number of seconds after which the client should try again. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
