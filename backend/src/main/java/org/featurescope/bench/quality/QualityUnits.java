package org.featurescope.bench.quality;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.bench.measure.MeasuredLayers;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * The units on which quality is measured, chosen by the network's shape alone. Of {@code n} units the k-th, from 0, lies in
 * layer {@code floor((k + 1/2) layers / n)} of the {@linkplain MeasuredLayers#all convolutions and Inception modules}. The
 * {@code m} units of one layer are its channels {@code floor((j + 1/2) channels / m)}.
 */
final class QualityUnits {
    private QualityUnits() {}

    /** Returns {@code count} units of a network by depth, fewer only where a layer has too few channels. */
    static List<Unit> of(Network network, int count) {
        List<Layer> layers = MeasuredLayers.all(network);
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
