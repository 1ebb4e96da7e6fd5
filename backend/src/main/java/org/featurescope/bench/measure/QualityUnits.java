package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * The units that quality is measured on, by a rule that looks at nothing but the network's shape: of {@code n} units the
 * k-th, from 0, lies in layer {@code floor((k + 1/2) layers / n)} of the convolutions and Inception modules; the
 * {@code m} units of one layer are its channels {@code floor((j + 1/2) channels / m)}.
 */
public final class QualityUnits {
    private static final Set<String> KINDS = Set.of("convolution", "inception");

    private QualityUnits() {}

    /** The convolutions and Inception modules of a network, in depth order; all layers where it has none of them. */
    static List<Layer> layers(Network network) {
        List<Layer> layers = network.layers().stream()
                .filter(layer -> KINDS.contains(layer.kind()))
                .toList();
        return layers.isEmpty() ? network.layers() : layers;
    }

    /** {@code count} units of a network in depth order, fewer only where a layer has too few channels. */
    public static List<Unit> of(Network network, int count) {
        List<Layer> layers = layers(network);
        int[] inLayer = new int[layers.size()];
        for (int k = 0; k < count; k++) {
            inLayer[(int) ((k + 0.5) * layers.size() / count)]++;
        }
        List<Unit> units = new ArrayList<>();
        for (int at = 0; at < inLayer.length; at++) {
            Layer layer = layers.get(at);
            int here = Math.min(inLayer[at], layer.channels());
            for (int j = 0; j < here; j++) {
                units.add(new Unit(layer.name(), (int) ((j + 0.5) * layer.channels() / here)));
            }
        }
        return units;
    }
}
