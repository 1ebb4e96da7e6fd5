package org.featurescope.model.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.featurescope.model.Forward;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

final class GroupedConvolutionsTest {
    private static final int SIDE = 9;
    private static final InputSpec INPUT = new InputSpec("input", SIDE, SIDE, SIDE, 1, 0);

    private final Random random = new Random(11);
    private final FrozenGraphBuilder builder = new FrozenGraphBuilder();

    /** TensorFlow computes grouped convolutions forward, which is the second computation here. */
    @ParameterizedTest
    @CsvSource({"4, 2, 1, 1, SAME", "4, 2, 2, 2, VALID", "6, 3, 1, 2, SAME", "4, 4, 2, 2, SAME", "4, 4, 1, 2, VALID"})
    void computesWhatTheGroupedConvolutionComputes(int channels, int groups, int down, int across, String padding) {
        GraphDef def = grouped(channels, groups, 8 * groups, new int[] {down, across}, padding);
        GraphDef divided = GroupedConvolutions.of(def, Shapes.of(def, INPUT));
        boolean isSeparate = channels == groups && down == across;
        assertThat(ops(divided))
                .filteredOn(op -> op.contains("Conv2d") || op.contains("Conv2D"))
                .hasSize(isSeparate ? 2 : 1 + groups);
        assertThat(ops(divided).contains("DepthwiseConv2dNative")).isEqualTo(isSeparate);
        assertThat(Forward.run(divided, "input", pictures(), "grouped").get(0).values())
                .containsExactly(
                        Forward.run(def, "input", pictures(), "grouped").get(0).values(), within(1e-5f));
        assertThat(GroupedConvolutions.of(divided, Shapes.of(divided, INPUT))).isEqualTo(divided);
    }

    @Test
    void leavesOtherConvolutionsAndTooManyGroupsAsTheyAre() {
        GraphDef whole = grouped(6, 1, 8, new int[] {1, 1}, "SAME");
        assertThat(GroupedConvolutions.of(whole, Shapes.of(whole, INPUT))).isEqualTo(whole);
        FrozenGraphBuilder other = new FrozenGraphBuilder();
        String many = other.convolution(
                "first",
                other.pictures("input"),
                other.constant("w", new float[3 * 130], 1, 1, 3, 130),
                new int[] {1, 1},
                "SAME");
        other.convolution(
                "grouped", many, other.constant("v", new float[2 * 65], 1, 1, 2, 65), new int[] {1, 1}, "SAME");
        GraphDef def = other.build();
        assertThat(GroupedConvolutions.of(def, Shapes.of(def, INPUT))).isEqualTo(def);
    }

    private GraphDef grouped(int channels, int groups, int outputs, int[] strides, String padding) {
        String first = builder.convolution(
                "first",
                builder.pictures("input"),
                builder.constant("w", numbers(3 * channels), 1, 1, 3, channels),
                new int[] {1, 1},
                "SAME");
        int in = channels / groups;
        String filter = builder.constant("filter", numbers(9 * in * outputs), 3, 3, in, outputs);
        builder.convolution("grouped", first, filter, strides, padding);
        return builder.build();
    }

    private static List<String> ops(GraphDef def) {
        return def.getNodeList().stream().map(NodeDef::getOp).toList();
    }

    private static Forward.Value pictures() {
        Random pictures = new Random(5);
        float[] values = new float[2 * SIDE * SIDE * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = pictures.nextFloat();
        }
        return new Forward.Value(Shape.of(2, SIDE, SIDE, 3), values);
    }

    private float[] numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }
}
