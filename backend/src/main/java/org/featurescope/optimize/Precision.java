package org.featurescope.optimize;

import java.util.Locale;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** The arithmetic of the convolutions. */
public enum Precision {
    /** Single precision: on one machine the same spec always gives the same bytes. */
    FLOAT32,
    /**
     * The 16-bit format bfloat16 where TensorFlow considers it safe; sums stay in single precision. It is faster on processors
     * with instructions for it (AVX512-BF16, AMX) and slower on others.
     */
    BFLOAT16;

    /**
     * One round of TensorFlow's rewriting of a graph instead of two. The second one left the bytes of the pictures as they were and
     * took up to half a second, since each of its passes copies the weights.
     */
    private static final RewriterConfig ONE_ROUND = RewriterConfig.newBuilder()
            .setMetaOptimizerIterations(RewriterConfig.NumIterationsType.ONE)
            .build();

    /** Of pictures with at most so many pixels together, the steps take less time than the rewriting of their graph. */
    private static final long FEW_PIXELS = 80 * 80;

    private static final ConfigProto NOT_REWRITTEN = ConfigProto.newBuilder()
            .setGraphOptions(GraphOptions.newBuilder()
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
            .build();

    private static final ConfigProto FLOAT32_SESSION = ConfigProto.newBuilder()
            .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(ONE_ROUND))
            .build();

    private static final ConfigProto BFLOAT16_SESSION = ConfigProto.newBuilder()
            // TensorFlow rewrites graphs for bfloat16 on the CPU only
            .putDeviceCount("GPU", 0)
            .setGraphOptions(GraphOptions.newBuilder()
                    .setRewriteOptions(
                            ONE_ROUND.toBuilder().setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)))
            .build();

    /** Returns the configuration of a session of this precision. */
    public ConfigProto config() {
        return this == FLOAT32 ? FLOAT32_SESSION : BFLOAT16_SESSION;
    }

    /**
     * Returns the configuration of a session that optimizes pictures.
     *
     * @param batch the number of pictures
     * @param size height and width of a picture, pixels
     */
    public ConfigProto config(int batch, int size) {
        return this == FLOAT32 && (long) batch * size * size <= FEW_PIXELS ? NOT_REWRITTEN : config();
    }

    /** Returns the usual name, {@code float32} or {@code bfloat16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
