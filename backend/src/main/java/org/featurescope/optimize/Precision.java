package org.featurescope.optimize;

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

    /** {@code config} with this precision. */
    ConfigProto of(ConfigProto config) {
        if (this == FLOAT32) {
            return config;
        }
        RewriterConfig.Builder rewriter = config.getGraphOptions().getRewriteOptions().toBuilder()
                .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
        GraphOptions.Builder options = config.getGraphOptions().toBuilder().setRewriteOptions(rewriter);
        return config.toBuilder().setGraphOptions(options).build();
    }
}
