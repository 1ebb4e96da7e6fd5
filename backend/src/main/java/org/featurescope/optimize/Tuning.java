package org.featurescope.optimize;

import org.featurescope.validate.Validate;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/**
 * What is chosen by measurement on a machine: how many pictures climb together, and TensorFlow's threads. The last digits of a
 * picture depend on both, so the same spec gives the same bytes under the same tuning.
 *
 * @param batch pictures of 128 by 128 pixels that climb together
 * @param threads TensorFlow's
 */
public record Tuning(int batch, Threads threads) {
    /** The most threads of a kind. */
    public static final int MOST_THREADS = 1024;
    /** Where nothing was measured. {@link BatchBenchmark} finds a step no faster for each picture beyond such batches. */
    public static final Tuning DEFAULT = new Tuning(16, Threads.DEFAULT);

    /**
     * How many threads TensorFlow works with.
     *
     * @param intraOp within one operation, such as a convolution; 0 for as many as there are processors
     * @param interOp operations at the same time; 0 for as many as there are processors
     */
    public record Threads(int intraOp, int interOp) {
        /** As TensorFlow chooses. */
        public static final Threads DEFAULT = new Threads(0, 0);

        public Threads {
            Validate.inRange("intraOp", intraOp, 0, MOST_THREADS);
            Validate.inRange("interOp", interOp, 0, MOST_THREADS);
        }

        /**
         * Makes TensorFlow work with them in this process. It takes the threads of the first session and keeps them, so this
         * is to be called before there is one; later it does nothing.
         */
        public void settle() {
            try (Graph graph = new Graph();
                    Session first = new Session(graph, config())) {
                first.initialize();
            }
        }

        private ConfigProto config() {
            return ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(intraOp)
                    .setInterOpParallelismThreads(interOp)
                    .build();
        }
    }

    public Tuning {
        Validate.inRange("batch", batch, 1, VisualizationSpec.MOST_PICTURES);
    }

    /** What one batch may be on this machine. */
    EngineLimits limits() {
        return EngineLimits.here(batch);
    }
}
