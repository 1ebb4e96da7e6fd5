package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The layers of a network that benchmarks measure, chosen by the network's shape alone. */
public final class MeasuredLayers {
    private static final Set<String> KINDS = Set.of("convolution", "inception");
    private static final int DEPTHS = 3;

    private MeasuredLayers() {}

    /** Returns the convolutions and Inception modules of a network by depth; all layers where it has none of them. */
    public static List<Layer> all(Network network) {
        List<Layer> layers = network.layers().stream()
                .filter(layer -> KINDS.contains(layer.kind()))
                .toList();
        return layers.isEmpty() ? network.layers() : layers;
    }

    /** Returns those of {@link #all} at one third of the depth, at two thirds and at the end, rounded to the nearest. */
    public static List<Layer> atThreeDepths(Network network) {
        List<Layer> all = all(network);
        List<Layer> chosen = new ArrayList<>();
        for (int depth = 1; depth <= DEPTHS; depth++) {
            chosen.add(all.get((int) Math.round((double) (all.size() - 1) * depth / DEPTHS)));
        }
        return chosen.stream().distinct().toList();
    }

    /** Returns the middle one of {@link #atThreeDepths}. */
    public static Layer middle(Network network) {
        List<Layer> layers = atThreeDepths(network);
        return layers.get(layers.size() / 2);
    }
}
