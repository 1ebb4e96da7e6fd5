package org.featurescope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;

/** Compares the computed receptive field with the pixels that really change a position's value. */
class ReceptiveFieldTest {
    private static final int SIDE = 48;

    private final FrozenGraphBuilder graph = new FrozenGraphBuilder();
    private final String input = graph.pictures("input");

    @Test
    void coversTheInputOfAStackOfWindows() {
        String first = convolution("first", input, 3, 5, 3, 2, "VALID");
        String pooled = graph.pool("pooled", "AvgPool", first, new int[] {3, 3}, new int[] {2, 2}, "VALID");
        convolution("last", pooled, 2, 1, 7, 1, "SAME");

        assertAgrees("first", 5, 3);
        assertAgrees("pooled", 5 + 2 * 2, 3 + 2 * 2);
        assertAgrees("last", 9, 7 + 6 * 4);
    }

    @Test
    void isTheUnionOverBranchesThatJoin() {
        String narrow = convolution("narrow", input, 3, 1, 1, 1, "SAME");
        String wide = convolution("wide", convolution("middle", narrow, 2, 3, 3, 1, "SAME"), 2, 5, 5, 1, "SAME");
        graph.concatenation("mixed", List.of(narrow, wide));

        assertAgrees("mixed", 7, 7);
    }

    @Test
    void isTheUnionOverBranchesThatArePaddedDifferently() {
        String shifted = convolution("shifted", input, 3, 3, 3, 2, "VALID");
        String before = convolution("before", input, 3, 3, 3, 1, "SAME");
        String padded = convolution("padded", before, 2, 3, 3, 2, "VALID");
        String pool = graph.pool("pool", "AvgPool", input, new int[] {3, 3}, new int[] {2, 2}, "VALID");
        graph.concatenation("mixed", List.of(shifted, padded, pool));

        assertAgrees("mixed", 5, 5);
    }

    @Test
    void isOnePixelForElementwiseOps() {
        graph.operation("squared", "Mul", input, input);
        graph.operation("shifted", "AddV2", "squared", graph.constant("shift", new float[] {1}, 1));

        GraphDef def = graph.build();
        assertThat(ReceptiveField.ofRows(def, Shapes.of(def, spec()), "input").of("shifted"))
                .isEqualTo(1);
    }

    @Test
    void isTheWholePictureWhereAnotherOpChangesTheMapsSize() {
        graph.operation("resized", "MatrixDiagPart", input);

        GraphDef def = graph.build();
        Map<String, Shape> shapes = Map.of("input", Shape.of(1, SIDE, SIDE, 3), "resized", Shape.of(1, 1, 1, 3));
        assertThat(ReceptiveField.ofRows(def, shapes, "input").of("resized")).isZero();
    }

    /**
     * Sets one pixel after another along an axis through the middle and counts those that change the middle position.
     */
    private void assertAgrees(String node, int height, int width) {
        GraphDef def = graph.build();
        Map<String, Shape> shapes = Shapes.of(def, spec());

        assertThat(ReceptiveField.ofRows(def, shapes, "input").of(node))
                .as("rows of %s", node)
                .isEqualTo(height);
        assertThat(ReceptiveField.ofColumns(def, shapes, "input").of(node))
                .as("columns of %s", node)
                .isEqualTo(width);
        assertThat(positionsSeen(def, node, true)).as("rows that %s sees", node).isEqualTo(height);
        assertThat(positionsSeen(def, node, false))
                .as("columns that %s sees", node)
                .isEqualTo(width);
    }

    /** A batch of pictures, each with one line set: how many of the lines reach the middle position. */
    private static int positionsSeen(GraphDef def, String node, boolean rows) {
        float[] pictures = new float[SIDE * SIDE * SIDE * 3];
        for (int line = 0; line < SIDE; line++) {
            for (int i = 0; i < SIDE; i++) {
                int pixel = rows ? line * SIDE + i : i * SIDE + line;
                Arrays.fill(pictures, (line * SIDE * SIDE + pixel) * 3, (line * SIDE * SIDE + pixel) * 3 + 3, 1f);
            }
        }
        Forward.Value output = Forward.run(
                        def, "input", new Forward.Value(Shape.of(SIDE, SIDE, SIDE, 3), pictures), node)
                .get(0);
        int height = (int) output.shape().get(1);
        int width = (int) output.shape().get(2);
        int channels = (int) output.shape().get(3);
        int seen = 0;
        for (int line = 0; line < SIDE; line++) {
            int middle = ((line * height + height / 2) * width + width / 2) * channels;
            boolean reached = false;
            for (int channel = 0; channel < channels; channel++) {
                reached |= output.values()[middle + channel] != 0;
            }
            seen += reached ? 1 : 0;
        }
        return seen;
    }

    private String convolution(String name, String from, int in, int height, int width, int stride, String padding) {
        float[] ones = new float[height * width * in * 2];
        Arrays.fill(ones, 1f);
        String w = graph.constant(name + "_w", ones, height, width, in, 2);
        return graph.convolution(name, from, w, new int[] {stride, stride}, padding);
    }

    private static InputSpec spec() {
        return new InputSpec("input", SIDE, SIDE, SIDE, 1, 0);
    }
}
