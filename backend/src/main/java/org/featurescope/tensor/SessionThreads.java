package org.featurescope.tensor;

/**
 * The numbers of threads of a TensorFlow session.
 *
 * @param intraOp the most threads that share the work of one operation
 * @param interOp the most operations that run at the same time; with 1 they run one after another in the calling thread
 */
public record SessionThreads(int intraOp, int interOp) {
    /** As many of each as there are processors. */
    public static final SessionThreads ALL = of(Sessions.PROCESSORS);

    /** Returns the same number of both. */
    public static SessionThreads of(int processors) {
        return new SessionThreads(processors, processors);
    }
}
