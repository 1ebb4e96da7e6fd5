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

    private static final ConfigProto BFLOAT16_SESSION = ConfigProto.newBuilder()
            // TensorFlow rewrites graphs for bfloat16 on the CPU only
            .putDeviceCount("GPU", 0)
            .setGraphOptions(GraphOptions.newBuilder()
                    .setRewriteOptions(
                            RewriterConfig.newBuilder().setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)))
            .build();

    /** Returns the configuration of a session of this precision. */
    public ConfigProto config() {
        return this == FLOAT32 ? ConfigProto.getDefaultInstance() : BFLOAT16_SESSION;
    }

    /** Returns the usual name, {@code float32} or {@code bfloat16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
