package org.featurescope.tensor;

/**
 * What a session works with.
 *
 * @param within threads that one operation is divided among at most
 * @param beside operations that work at the same time at most; 1 for one after another, in the thread that calls the session
 */
public record SessionThreads(int within, int beside) {
    /** As many of both as there are processors. */
    public static final SessionThreads ALL = of(Sessions.PROCESSORS);

    /** As many of both. */
    public static SessionThreads of(int processors) {
        return new SessionThreads(processors, processors);
    }
}
