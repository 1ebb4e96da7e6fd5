package org.featurescope.optimize;

import java.util.Locale;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** The number format that convolutions and matrix products are measured in. */
public enum BenchmarkPrecision {
    /** Single precision throughout. */
    FLOAT32,
    /** Single precision, with what oneDNN can do in bfloat16 rewritten to it by TensorFlow's graph optimizer. */
    BFLOAT16;

    /** How a session is told of it; everything else is as TensorFlow chooses. */
    ConfigProto config() {
        if (this == FLOAT32) {
            return ConfigProto.getDefaultInstance();
        }
        RewriterConfig rewriter = RewriterConfig.newBuilder()
                .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)
                .build();
        return ConfigProto.newBuilder()
                .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
                .build();
    }

    /** Its name in the field: {@code float32} or {@code bfloat16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
