package org.featurescope.optimize.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.rewriting.GraphSurgery;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.objective.PhotographActivations;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * Runs photographs through a network, resized to the size of a run's pictures, for objectives that read the activations of
 * photographs. Each activation is computed once. Not thread-safe. It holds no native memory between calls.
 */
public final class PhotographPass implements PhotographActivations {
    private final Network network;
    private final int size;
    private final Photographs photographs;
    private final Map<Key, float[]> activations = new HashMap<>();

    private record Key(String photograph, String layer, boolean preRelu) {}

    /** @param size pixels on a side that photographs are resized and cropped to */
    public PhotographPass(Network network, int size, Photographs photographs) {
        this.network = network;
        this.size = size;
        this.photographs = photographs;
    }

    @Override
    public float[] activation(String photograph, String layer, boolean preRelu) {
        return activations.computeIfAbsent(new Key(photograph, layer, preRelu), this::run);
    }

    private float[] run(Key key) {
        Layer layer = network.layer(key.layer());
        RgbImage picture = Resampler.resizeAndCrop(photograph(key.photograph()), size, size);
        String node = key.preRelu() ? GraphSurgery.preReluName(layer.node()) : layer.node();
        return values(picture, node, layer);
    }

    private float[] values(RgbImage picture, String node, Layer layer) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(
                    GraphSurgery.prune(GraphSurgery.withPreRelu(network.graph(), layer.node()), List.of(node)));
            try (Session session = Sessions.open(graph);
                    TFloat32 input = network.descriptor().input().tensor(List.of(picture));
                    Result result = session.runner()
                            .feed(network.descriptor().input().node(), input)
                            .fetch(node)
                            .run()) {
                return TensorValues.of((TFloat32) result.get(0));
            }
        }
    }

    /** Returns in words which values the network's descriptor says that it takes. */
    String range() {
        InputSpec input = network.descriptor().input();
        return String.format(
                Locale.ROOT,
                "from %.3g to %.3g (scale %.3g, offset %.3g)",
                input.offset(),
                input.scale() + input.offset(),
                input.scale(),
                input.offset());
    }

    /** Returns the part of the photograph of that name that the network takes, at its own resolution. */
    RgbImage photograph(String name) {
        return network.descriptor().input().kept(photographs.named(name));
    }

    /**
     * Returns the first layer in depth order, up to the deepest of {@code read}, that has a NaN or an infinite value for a
     * picture before its ReLU. The ReLU could turn such a value into zero. A picture of another size is resized first.
     */
    Optional<String> firstNotFinite(RgbImage image, List<String> read) {
        RgbImage picture = image.height() == size ? image : Resampler.resizeAndCrop(image, size, size);
        int last = read.stream()
                .mapToInt(name -> network.layer(name).depth())
                .max()
                .orElse(-1);
        return network.layers().stream()
                .filter(layer -> layer.depth() <= last)
                .filter(layer -> !allFinite(values(picture, GraphSurgery.preReluName(layer.node()), layer)))
                .map(Layer::name)
                .findFirst();
    }

    private static boolean allFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
