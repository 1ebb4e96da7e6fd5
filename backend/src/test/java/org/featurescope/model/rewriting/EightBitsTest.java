package org.featurescope.model.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.featurescope.model.Forward;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

final class EightBitsTest {
    private static final int CHANNELS = 32;
    private static final long SEED = 11;

    /** A kernel whose channels differ much in their size; one is zero. */
    private static float[] kernel() {
        Random random = new Random(SEED);
        float[] kernel = new float[3 * 3 * 4 * CHANNELS];
        for (int i = 0; i < kernel.length; i++) {
            int channel = i % CHANNELS;
            kernel[i] = channel == 7 ? 0 : (float) (random.nextGaussian() * Math.pow(2, channel - 16));
        }
        return kernel;
    }

    private static GraphDef graph() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String w = builder.constant("w", kernel(), 3, 3, 4, CHANNELS);
        String b = builder.constant("b", new float[CHANNELS], CHANNELS);
        String lifted = builder.convolution(
                "lifted",
                builder.pictures("x"),
                builder.constant("colours", new float[] {1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, -1}, 1, 1, 3, 4),
                new int[] {1, 1},
                "SAME");
        builder.operation("y", "BiasAdd", builder.convolution("sums", lifted, w, new int[] {1, 1}, "SAME"), b);
        return builder.build();
    }

    @Test
    void changesAWeightByLittleOfTheLargestOfItsChannel() {
        float[] expected = kernel();
        GraphDef widened = WideWeights.widen(EightBits.narrow(graph()));

        float[] values = TensorProtos.floats(Nodes.value(Nodes.of(Nodes.byName(widened), "w")));
        float[] largest = new float[CHANNELS];
        for (int i = 0; i < expected.length; i++) {
            largest[i % CHANNELS] = Math.max(largest[i % CHANNELS], Math.abs(expected[i]));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(largest[i % CHANNELS] / 253));
        }
        assertThat(widened.getNodeList().stream().map(NodeDef::getName))
                .containsExactlyElementsOf(
                        graph().getNodeList().stream().map(NodeDef::getName).toList());
    }

    @Test
    void computesAsAnyTensorFlowReadsTheFile() {
        float[] picture = new float[5 * 5 * 3];
        Arrays.fill(picture, 1);
        GraphDef narrowed = EightBits.narrow(graph());

        assertThat(narrowed.getSerializedSize()).isLessThan(graph().getSerializedSize() / 2);
        assertThat(Forward.run(narrowed, "x", new Forward.Value(Shape.of(1, 5, 5, 3), picture), "y")
                        .get(0)
                        .values())
                .isEqualTo(Forward.run(
                                WideWeights.widen(narrowed), "x", new Forward.Value(Shape.of(1, 5, 5, 3), picture), "y")
                        .get(0)
                        .values());
    }
}
