package org.featurescope.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.rewriting.FrozenGraphBuilder;

/**
 * The frozen graph of a trained classifier: its averaged weights, with batch normalization folded into the convolutions.
 * Nodes are named after Inception V1.
 */
final class ClassifierNetwork {
    static final String INPUT = "input";
    static final String LOGITS = "softmax_pre_activation";
    static final String PROBABILITIES = "softmax";
    private static final String FIRST = "conv2d0";
    private static final String AVERAGED = "avgpool";
    private static final String SAME = "SAME";

    private final FrozenGraphBuilder graph = new FrozenGraphBuilder();
    private final Architecture architecture;
    private final Optional<BaseLayers> base;
    private final Map<String, float[]> state;
    private final int classes;
    private final boolean lowPassed;

    /**
     * Creates the graph.
     *
     * @param base the layers that the blocks are built on, if the architecture has no stem
     * @param state the values of a training's variables by name
     * @param lowPassed whether pictures are filtered by {@link LowPass} first
     */
    ClassifierNetwork(
            Architecture architecture,
            Optional<BaseLayers> base,
            int classes,
            Map<String, float[]> state,
            boolean lowPassed) {
        this.architecture = architecture;
        this.base = base;
        this.classes = classes;
        this.state = state;
        this.lowPassed = lowPassed;
        build();
    }

    /** Returns the bytes of the graph's file, with weights of eight bits. */
    byte[] file() {
        return graph.toEightBitFile();
    }

    /** Returns the names of the layers in depth order. */
    List<String> layers() {
        List<String> layers =
                new ArrayList<>(base.map(BaseLayers::layers).orElse(List.of(FIRST, "conv2d1", "conv2d2")));
        architecture.blocks().forEach(block -> layers.add(block.name()));
        layers.addAll(List.of(AVERAGED, LOGITS, PROBABILITIES));
        return layers;
    }

    private void build() {
        String map = architecture
                .stem()
                .map(this::stem)
                .orElseGet(() -> base.orElseThrow().addTo(graph, this::averaged));
        int channels = architecture
                .stem()
                .map(Architecture.Stem::conv2d2)
                .orElseGet(() -> base.orElseThrow().channels());
        for (Architecture.Block block : architecture.blocks()) {
            map = block(block, map, channels);
            channels = block.channels();
        }
        graph.average(AVERAGED, map);
        String matrix = graph.constant("softmax_w", averaged("softmax.kernel"), channels, classes);
        String vector = graph.constant("softmax_b", averaged("softmax.offset"), classes);
        String product = graph.operation("softmax_product", "MatMul", AVERAGED, matrix);
        graph.operation(LOGITS, "BiasAdd", product, vector);
        graph.operation(PROBABILITIES, "Softmax", LOGITS);
    }

    private String stem(Architecture.Stem stem) {
        String pictures = graph.pictures(INPUT);
        String map = convolution(
                FIRST,
                lowPassed ? lowPassed(pictures) : pictures,
                Architecture.FIRST_WINDOW,
                Architecture.FIRST_STRIDE,
                3,
                stem.conv2d0());
        map = convolution("conv2d1", map, 1, 1, stem.conv2d0(), stem.conv2d1());
        return convolution("conv2d2", map, 3, 1, stem.conv2d1(), stem.conv2d2());
    }

    private String lowPassed(String pictures) {
        int[] once = {1, 1};
        String column = graph.constant("low_pass_column_w", LowPass.KERNEL, LowPass.WINDOW, 1, 3, 3);
        String row = graph.constant("low_pass_row_w", LowPass.KERNEL, 1, LowPass.WINDOW, 3, 3);
        return graph.convolution(
                "low_pass", graph.convolution("low_pass_column", pictures, column, once, SAME), row, once, SAME);
    }

    private String block(Architecture.Block block, String before, int channels) {
        String name = block.name();
        String map = block.pooledBefore() ? largest(name + "_halved", before, 2) : before;
        String one = convolution(name + "_1x1", map, 1, 1, channels, block.one());
        String three = convolution(name + "_3x3_bottleneck", map, 1, 1, channels, block.threeReduced());
        three = convolution(name + "_3x3", three, 3, 1, block.threeReduced(), block.three());
        String five = convolution(name + "_5x5_bottleneck", map, 1, 1, channels, block.fiveReduced());
        five = convolution(name + "_5x5", five, 5, 1, block.fiveReduced(), block.five());
        String pooled =
                convolution(name + "_pool_reduce", largest(name + "_pool", map, 1), 1, 1, channels, block.pooled());
        return graph.concatenation(name, List.of(one, three, five, pooled));
    }

    private String largest(String name, String map, int stride) {
        return graph.pool(name, "MaxPool", map, new int[] {3, 3}, new int[] {stride, stride}, SAME);
    }

    private String convolution(String name, String map, int window, int stride, int from, int to) {
        float[] kernel = averaged(name + ".kernel").clone();
        float[] offset = averaged(name + ".offset").clone();
        float[] scale = state.get(name + ".scale" + ClassifierGraph.AVERAGE);
        if (scale != null) {
            fold(name, kernel, offset, scale);
        } else if (name.equals(FIRST)) {
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] *= Convolutions.COLOUR_SCALE;
            }
        }
        String w = graph.constant(name + "_w", kernel, window, window, from, to);
        String b = graph.constant(name + "_b", offset, to);
        String output = graph.convolution(name + "_conv", map, w, new int[] {stride, stride}, SAME);
        return graph.operation(name, "Relu", graph.operation(name + "_pre_relu", "BiasAdd", output, b));
    }

    private void fold(String name, float[] kernel, float[] offset, float[] scale) {
        float[] mean = value(name + ".mean");
        float[] variance = value(name + ".variance");
        int channels = offset.length;
        for (int channel = 0; channel < channels; channel++) {
            double factor = scale[channel] / Math.sqrt(variance[channel] + Convolutions.EPSILON);
            for (int i = channel; i < kernel.length; i += channels) {
                kernel[i] *= (float) factor;
            }
            offset[channel] -= (float) (mean[channel] * factor);
        }
    }

    private float[] averaged(String name) {
        return value(name + ClassifierGraph.AVERAGE);
    }

    private float[] value(String name) {
        float[] value = state.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the training has no variable " + name);
        }
        return value;
    }
}
