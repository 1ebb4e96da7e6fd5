package org.featurescope.optimize;

import java.util.Locale;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** The arithmetic of the convolutions. */
public enum Precision {
    /** Single precision: the same spec gives the same bytes, run after run, on one machine. */
    FLOAT32,
    /**
     * Sixteen bits, eight of them exponent, where TensorFlow deems it safe; sums stay in single precision. Faster where the
     * processor has instructions for it (AVX512-BF16, AMX), slower elsewhere.
     */
    BFLOAT16;

    private static final ConfigProto BFLOAT16_SESSION = ConfigProto.newBuilder()
            // TensorFlow rewrites for these sixteen bits on the processor alone
            .putDeviceCount("GPU", 0)
            .setGraphOptions(GraphOptions.newBuilder()
                    .setRewriteOptions(
                            RewriterConfig.newBuilder().setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)))
            .build();

    /** What a session of this precision is asked for. */
    public ConfigProto config() {
        return this == FLOAT32 ? ConfigProto.getDefaultInstance() : BFLOAT16_SESSION;
    }

    /** Its name in the field: {@code float32} or {@code bfloat16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
