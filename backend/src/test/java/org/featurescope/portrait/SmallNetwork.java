package org.featurescope.portrait;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.rewriting.FrozenGraphBuilder;

/** A network of two layers of random weights. A bias holds the last channel of the first far below 0. */
public final class SmallNetwork {
    static final int FIRST = 7;
    static final int SECOND = 3;

    private SmallNetwork() {}

    /** Returns the network with random weights of a seed. */
    public static Network of(long seed) {
        return of(seed, Reach.EVERYTHING);
    }

    static Network of(long seed, Reach reach) {
        FrozenGraphBuilder builder = new FrozenGraphBuilder();
        Random random = new Random(seed);
        String first = layer(builder, "first", builder.pictures("input"), 3, FIRST, -1e6f, random);
        layer(builder, "second", first, FIRST, SECOND, 0, random);
        List<Layer> layers = List.of(
                new Layer("first", "first", "convolution", 0, FIRST, 32, 32, 3),
                new Layer("second", "second", "convolution", 1, SECOND, 32, 32, 5));
        ModelDescriptor descriptor = new ModelDescriptor(
                "small",
                "Small",
                "Made for a test.",
                "CC0",
                "made for a test",
                "graph.pb",
                new InputSpec("input", 32, 32, 32, 255, -117),
                layers.stream()
                        .map(layer -> new ModelDescriptor.LayerEntry(layer.name(), layer.node()))
                        .toList(),
                Optional.empty());
        return new Network(descriptor, "seed " + seed, builder.build(), layers, List.of(), false, reach);
    }

    private static String layer(
            FrozenGraphBuilder builder, String name, String input, int in, int out, float lastBias, Random random) {
        float[] weights = new float[3 * 3 * in * out];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = (float) random.nextGaussian();
        }
        float[] biases = new float[out];
        biases[out - 1] = lastBias;
        String w = builder.constant(name + "_w", weights, 3, 3, in, out);
        String b = builder.constant(name + "_b", biases, out);
        String convolution = builder.convolution(name + "_conv", input, w, new int[] {1, 1}, "SAME");
        return builder.operation(name, "Relu", builder.operation(name + "_pre_relu", "BiasAdd", convolution, b));
    }
}
