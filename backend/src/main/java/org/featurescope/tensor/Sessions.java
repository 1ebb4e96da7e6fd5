package org.featurescope.tensor;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.ThreadPoolOptionProto;

/**
 * Opens TensorFlow's sessions, each with its own threads. By default TensorFlow runs the operations of all sessions of
 * a process on the same threads, and two sessions that work at the same time wait for each other in every operation.
 *
 * <p>Where the C library has no {@code setenv}, sessions share their threads nevertheless. They then compute the same,
 * but more slowly.
 */
public final class Sessions {
    /** The number of processors of this machine. */
    public static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** TensorFlow's variable for sessions with their own threads within operations; read before the first session. */
    private static final String OWN_THREADS = "TF_OVERRIDE_GLOBAL_THREADPOOL";
    /** TensorFlow's variable for the least severe messages that it writes to the console. */
    private static final String LEAST_SEVERITY = "TF_CPP_MIN_LOG_LEVEL";

    private static final String ERRORS = "2";

    /** The variable of NVIDIA's libraries that allows single-precision products to be computed from ten bits. */
    private static final String TEN_BIT_PRODUCTS = "NVIDIA_TF32_OVERRIDE";
    /** TensorFlow's variable that makes a GPU's results reproducible. */
    private static final String DETERMINISTIC = "TF_DETERMINISTIC_OPS";

    private static final boolean OWN = NativeEnvironment.setUnlessSet(OWN_THREADS, "true");

    /** Takes a GPU's memory as needed, since sessions share it. By default TensorFlow takes all of it at once. */
    private static final GPUOptions GPU =
            GPUOptions.newBuilder().setAllowGrowth(true).build();

    static {
        if (Gpu.BUILD) {
            NativeEnvironment.setUnlessSet(TEN_BIT_PRODUCTS, "0");
            NativeEnvironment.setUnlessSet(DETERMINISTIC, "1");
        }
    }

    /** TensorFlow's number of inter-op threads for running operations one after another in the calling thread. */
    private static final int IN_CALLERS_THREAD = -1;

    private Sessions() {}

    /**
     * Suppresses most of TensorFlow's messages about its start. It must be called before TensorFlow is used. Two lines
     * are written nevertheless.
     */
    public static void quieten() {
        NativeEnvironment.setUnlessSet(LEAST_SEVERITY, ERRORS);
    }

    /** Opens a session that uses every processor. */
    public static Session open(Graph graph) {
        return open(graph, SessionThreads.ALL, ConfigProto.getDefaultInstance());
    }

    /**
     * Opens a session.
     *
     * @param threads the numbers of its threads
     * @param config its other settings
     */
    public static Session open(Graph graph, SessionThreads threads, ConfigProto config) {
        ConfigProto.Builder settings = config.toBuilder().setGpuOptions(GPU);
        if (OWN) {
            settings.setIntraOpParallelismThreads(threads.intraOp());
            if (threads.interOp() == 1) {
                settings.setInterOpParallelismThreads(IN_CALLERS_THREAD);
            } else {
                // a pool without a name belongs to the session; a shared one runs no more operations than it has
                // threads
                settings.addSessionInterOpThreadPool(
                        ThreadPoolOptionProto.newBuilder().setNumThreads(threads.interOp()));
            }
        }
        return new Session(graph, settings.build());
    }
}
