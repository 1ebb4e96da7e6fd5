package org.featurescope.model.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.featurescope.model.Forward;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

class HalfPrecisionTest {
    private static final long SEED = 20260101;

    @Test
    void convertsEveryHalfPrecisionNumberThereAndBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = HalfPrecision.toFloat((short) bits);
            if (Float.isNaN(value)) {
                assertThat(HalfPrecision.toFloat(HalfPrecision.toHalf(value))).isNaN();
            } else {
                assertThat(HalfPrecision.toHalf(value)).as("bits %x", bits).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void roundsToTheNearestAndTiesToEven() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            float value = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(40) - 26));
            if (Math.abs(value) >= 65_504) {
                continue;
            }
            short half = HalfPrecision.toHalf(value);
            double error = Math.abs(HalfPrecision.toFloat(half) - (double) value);
            double above = Math.abs(HalfPrecision.toFloat((short) (half + 1)) - (double) value);
            double below =
                    (half & 0x7fff) == 0 ? above : Math.abs(HalfPrecision.toFloat((short) (half - 1)) - (double) value);
            assertThat(error).as("%s, seed %d", value, SEED).isLessThanOrEqualTo(Math.min(above, below));
            if (error == Math.min(above, below)) {
                assertThat(half & 1).as("%s, seed %d", value, SEED).isZero();
            }
        }
    }

    @Test
    void convertsSomeNumbersOfTheStandard() {
        assertThat(HalfPrecision.toHalf(1)).isEqualTo((short) 0x3c00);
        assertThat(HalfPrecision.toHalf(-2)).isEqualTo((short) 0xc000);
        assertThat(HalfPrecision.toHalf(65_504)).isEqualTo((short) 0x7bff);
        assertThat(HalfPrecision.toHalf(65_520)).isEqualTo((short) 0x7c00);
        assertThat(HalfPrecision.toHalf(0x1p-24f)).isEqualTo((short) 1);
        assertThat(HalfPrecision.toHalf(0x1p-25f)).isEqualTo((short) 0);
        assertThat(HalfPrecision.toHalf(-0f)).isEqualTo((short) 0x8000);
    }

    @Test
    void narrowsLargeConstantsOnlyAndWidensThemBack() {
        GraphDef def = convolution(weights(0.1f));

        GraphDef narrowed = HalfPrecision.narrow(def);
        GraphDef widened = WideWeights.widen(narrowed);

        Map<String, NodeDef> nodes = Nodes.byName(narrowed);
        assertThat(Nodes.value(Nodes.of(nodes, "w_half")).getDtype()).isEqualTo(DataType.DT_HALF);
        assertThat(Nodes.of(nodes, "w").getOp()).isEqualTo("Cast");
        assertThat(Nodes.value(Nodes.of(nodes, "b")).getDtype()).isEqualTo(DataType.DT_FLOAT);
        assertThat(narrowed.getSerializedSize()).isLessThan(def.getSerializedSize() * 6 / 10);
        assertThat(widened.getNodeList().stream().map(NodeDef::getName))
                .containsExactlyElementsOf(
                        def.getNodeList().stream().map(NodeDef::getName).toList());
        float[] values = TensorProtos.floats(Nodes.value(Nodes.of(Nodes.byName(widened), "w")));
        float[] expected = weights(0.1f);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isEqualTo(HalfPrecision.toFloat(HalfPrecision.toHalf(expected[i])));
        }
    }

    @Test
    void keepsConstantsBeyondItsRange() {
        GraphDef def = convolution(weights(70_000));

        assertThat(HalfPrecision.narrow(def)).isEqualTo(def);
    }

    @Test
    void givesTheSameAnswerNarrowedAndWidened() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        Random random = new Random(SEED);
        float[] steps = new float[3 * 3 * 3 * 64];
        float[] scale = new float[64];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = random.nextInt(511) - 255f;
        }
        for (int i = 0; i < scale.length; i++) {
            scale[i] = random.nextFloat();
        }
        String w = builder.scaledConstant("w", steps, scale, 3, 3, 3, 64);
        builder.convolution("y", builder.pictures("x"), w, new int[] {1, 1}, "SAME");
        GraphDef widened = WideWeights.widen(HalfPrecision.narrow(builder.build()));
        Forward.Value picture = new Forward.Value(Shape.of(1, 5, 5, 3), weights(1f, 75));

        assertThat(widened.getNodeList().stream().map(NodeDef::getOp))
                .containsExactlyInAnyOrder("Const", "Placeholder", "Conv2D");
        assertThat(Forward.run(widened, "x", picture, "y").get(0).values())
                .as("seed %d", SEED)
                .isEqualTo(
                        Forward.run(builder.build(), "x", picture, "y").get(0).values());
    }

    @Test
    void writesTheSameFileForTheSameGraph() {
        FrozenGraphBuilder one = new FrozenGraphBuilder();
        FrozenGraphBuilder other = new FrozenGraphBuilder();
        for (FrozenGraphBuilder builder : new FrozenGraphBuilder[] {one, other}) {
            builder.pool("y", "MaxPool", builder.pictures("x"), new int[] {3, 3}, new int[] {2, 2}, "SAME");
        }

        assertThat(one.toHalfPrecisionFile()).isEqualTo(other.toHalfPrecisionFile());
    }

    private static GraphDef convolution(float[] weights) {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String input = builder.pictures("x");
        String w = builder.constant("w", weights, 3, 3, 3, weights.length / 27);
        String b = builder.constant("b", new float[weights.length / 27], weights.length / 27);
        builder.operation("y", "BiasAdd", builder.convolution("y_conv", input, w, new int[] {1, 1}, "SAME"), b);
        return builder.build();
    }

    private static float[] weights(float scale) {
        return weights(scale, 27 * 64);
    }

    private static float[] weights(float scale, int count) {
        Random random = new Random(SEED);
        float[] weights = new float[count];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = scale * (1 + (float) random.nextGaussian() / 10);
        }
        return weights;
    }
}
