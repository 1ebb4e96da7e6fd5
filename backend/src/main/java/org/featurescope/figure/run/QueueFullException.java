package org.featurescope.figure.run;

/** So many figures wait already that no further one is taken on. Status 503 in HTTP. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int retryAfterSeconds;

    QueueFullException(int queued, int retryAfterSeconds) {
        super("%s already; try again in %d s"
                .formatted(queued == 1 ? "1 figure waits" : queued + " figures wait", retryAfterSeconds));
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When it may be worth to ask again. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
