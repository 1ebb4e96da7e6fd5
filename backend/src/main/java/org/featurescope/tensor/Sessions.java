package org.featurescope.tensor;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
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

    /** Read by NVIDIA's libraries: whether products of single precision may be made of numbers of ten bits. */
    private static final String FEW_BITS = "NVIDIA_TF32_OVERRIDE";
    /** Read by TensorFlow: whether a GPU must compute the same bytes again from the same numbers. */
    private static final String SAME_BYTES = "TF_DETERMINISTIC_OPS";

    private static final boolean OWN = NativeEnvironment.setUnlessSet(OWN_THREADS, "true");

    /** Sessions share a GPU among them and with other programs: by itself TensorFlow takes all of its memory at once. */
    private static final GPUOptions GPU =
            GPUOptions.newBuilder().setAllowGrowth(true).build();

    static {
        if (Gpu.BUILD) {
            NativeEnvironment.setUnlessSet(FEW_BITS, "0");
            NativeEnvironment.setUnlessSet(SAME_BYTES, "1");
        }
    }

    /** Operations run one after another, in the thread that calls the session. */
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
        return open(graph, SessionThreads.ALL, ConfigProto.getDefaultInstance());
    }

    /**
     * A session.
     *
     * @param threads that it works with
     * @param config what else is asked of it
     */
    public static Session open(Graph graph, SessionThreads threads, ConfigProto config) {
        ConfigProto.Builder asked = config.toBuilder().setGpuOptions(GPU);
        if (OWN) {
            asked.setIntraOpParallelismThreads(threads.within());
            if (threads.beside() == 1) {
                asked.setInterOpParallelismThreads(IN_CALLERS_THREAD);
            } else {
                // a pool without a name is the session's own: one that several share runs no more operations than it
                // has threads
                asked.addSessionInterOpThreadPool(
                        ThreadPoolOptionProto.newBuilder().setNumThreads(threads.beside()));
            }
        }
        return new Session(graph, asked.build());
    }
}
