package org.featurescope.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.FrozenGraphBuilder;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

final class MultiplyAddsTest {
    @Test
    void countsAConvolution() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            tf.nn.conv2d(shaped(tf, 2, 9, 7, 3), shaped(tf, 3, 5, 3, 4), List.of(1L, 2L, 1L, 1L), "SAME");
            long loops = 0;
            for (int picture = 0; picture < 2; picture++) {
                for (int y = 0; y < 9; y += 2) {
                    for (int x = 0; x < 7; x++) {
                        for (int out = 0; out < 4; out++) {
                            loops += 3 * 5 * 3;
                        }
                    }
                }
            }
            assertThat(MultiplyAdds.of(graph.toGraphDef())).isEqualTo(loops);
        }
    }

    @Test
    void countsADepthwiseConvolutionAndMatrixProducts() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            tf.nn.depthwiseConv2dNative(
                    shaped(tf, 1, 6, 6, 5), shaped(tf, 3, 3, 5, 2), List.of(1L, 1L, 1L, 1L), "VALID");
            tf.linalg.matMul(shaped(tf, 4, 11), shaped(tf, 11, 3));
            tf.linalg.matMul(shaped(tf, 11, 4), shaped(tf, 11, 3), MatMul.transposeA(true));
            tf.math.add(shaped(tf, 100), shaped(tf, 100));
            assertThat(MultiplyAdds.of(graph.toGraphDef())).isEqualTo(4 * 4 * 10 * 9 + 2 * 4 * 11 * 3);
        }
    }

    @Test
    void refusesToGuessAtAShape() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            tf.linalg.matMul(shaped(tf, -1, 11), shaped(tf, 11, 3));
            assertThatThrownBy(() -> MultiplyAdds.of(graph.toGraphDef())).hasMessageContaining("MatMul");
        }
    }

    @Test
    void aGradientCountsTheNetworkUpToItsLayerTwice() {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        String weights = builder.constant("w", new float[3 * 3 * 3 * 2], 3, 3, 3, 2);
        String conv = builder.convolution("conv", builder.pictures("input"), weights, new int[] {2, 2}, "SAME");
        builder.operation("layer", "Relu", conv);
        String deeper = builder.constant("v", new float[2 * 2], 1, 1, 2, 2);
        builder.convolution("behind", "layer", deeper, new int[] {1, 1}, "SAME");
        Layer layer = new Layer("layer", "layer", "convolution", 0, 2, 16, 16, 3);
        ModelDescriptor descriptor = new ModelDescriptor(
                "two",
                "Two",
                "Two convolutions.",
                "CC0",
                "made for a test",
                "graph.pb",
                new InputSpec("input", 32, 32, 32, 255, -117),
                List.of(new ModelDescriptor.LayerEntry("layer", "layer")),
                Optional.empty());
        Network network = new Network(descriptor, "0", builder.build(), List.of(layer), List.of());
        assertThat(MultiplyAdds.ofGradient(network, layer, 5, 40)).isEqualTo(2L * 5 * 20 * 20 * 2 * 27);
    }

    private static Placeholder<TFloat32> shaped(Ops tf, long... sizes) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(sizes)));
    }
}
