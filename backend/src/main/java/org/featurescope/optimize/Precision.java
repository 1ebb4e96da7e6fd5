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

    /** A session of this precision, all else being as TensorFlow chooses. */
    ConfigProto config() {
        return of(ConfigProto.getDefaultInstance());
    }

    /** Its name in the field: {@code float32} or {@code bfloat16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

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
