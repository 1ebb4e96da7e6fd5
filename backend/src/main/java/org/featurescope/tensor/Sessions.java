package org.featurescope.tensor;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.ThreadPoolOptionProto;

/**
 * Opens TensorFlow's sessions, each with threads of its own. By itself TensorFlow spreads the operations of all sessions of a
 * process over the same threads, and two sessions that work at the same time wait for each other in every operation.
 *
 * <p>Where the C library has no {@code setenv} sessions share their threads after all: what they compute is the same, more
 * slowly.
 */
public final class Sessions {
    /** The processors of this machine. */
    public static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Read by TensorFlow before the first session: whether a session has threads of its own for what is within an operation. */
    private static final String OWN_THREADS = "TF_OVERRIDE_GLOBAL_THREADPOOL";
    /** The least severe messages that TensorFlow writes to the console. */
    private static final String LEAST_SEVERITY = "TF_CPP_MIN_LOG_LEVEL";

    private static final String ERRORS = "2";

    private static final boolean OWN = NativeEnvironment.setUnlessSet(OWN_THREADS, "true");

    /**
     * Operations run one after another, in the thread that calls the session. (Others are run by threads that sessions of as
     * many processors share: only what is within an operation has to wait.)
     */
    private static final int IN_CALLERS_THREAD = -1;

    private Sessions() {}

    /**
     * To be called before anything of TensorFlow is used: keeps most of what it tells of its start from the console. Two lines
     * remain, written before it looks.
     */
    public static void quieten() {
        NativeEnvironment.setUnlessSet(LEAST_SEVERITY, ERRORS);
    }

    /** A session that works with every processor. */
    public static Session open(Graph graph) {
        return open(graph, PROCESSORS, ConfigProto.getDefaultInstance());
    }

    /**
     * A session.
     *
     * @param processors that it works with at most
     * @param config what else is asked of it
     */
    public static Session open(Graph graph, int processors, ConfigProto config) {
        if (!OWN) {
            return new Session(graph, config);
        }
        ConfigProto.Builder threads = config.toBuilder().setIntraOpParallelismThreads(processors);
        if (processors == 1) {
            threads.setInterOpParallelismThreads(IN_CALLERS_THREAD);
        } else {
            threads.addSessionInterOpThreadPool(
                    ThreadPoolOptionProto.newBuilder().setNumThreads(processors).setGlobalName("of-" + processors));
        }
        return new Session(graph, threads.build());
    }
}
