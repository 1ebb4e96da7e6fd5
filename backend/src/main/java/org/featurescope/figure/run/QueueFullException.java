package org.featurescope.figure.run;

/** Thrown when a figure is requested but too many wait. The server answers with the HTTP status 503 or 429. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean isOfClient;
    private final int retryAfterSeconds;

    private QueueFullException(String message, boolean isOfClient, int retryAfterSeconds) {
        super(message + "; try again in %d s".formatted(retryAfterSeconds));
        this.isOfClient = isOfClient;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Returns the exception for a queue in which {@code queued} figures wait. */
    static QueueFullException ofAll(int queued, int retryAfterSeconds) {
        String waiting = queued == 1 ? "1 figure waits" : queued + " figures wait";
        return new QueueFullException("The queue is full: " + waiting + " already", false, retryAfterSeconds);
    }

    /**
     * Returns the exception for a client of whom {@code queued} figures wait, although others might still be accepted.
     *
     * @param position the position of the client's first figure in the queue, from 1
     */
    static QueueFullException ofClient(int queued, int position, int retryAfterSeconds) {
        String waiting = queued == 1 ? "1 figure of yours waits" : queued + " figures of yours wait";
        return new QueueFullException(
                "%s already, the first at place %d".formatted(waiting, position), true, retryAfterSeconds);
    }

    /** Returns whether only this client has too many figures in the queue. */
    public boolean isOfClient() {
        return isOfClient;
    }

    /** Returns the number of seconds after which the client should try again. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
