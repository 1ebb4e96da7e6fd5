package org.featurescope.bench.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.bench.measure.MeasuredLayers;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/**
 * The units on which quality is measured, chosen by the network's shape and a seed alone, of its {@linkplain
 * MeasuredLayers#all convolutions and Inception modules}.
 */
public final class QualityUnits {
    private QualityUnits() {}

    /**
     * Returns {@code count} units of a network by depth, fewer only where a layer has too few channels. The k-th, from 0,
     * lies in layer {@code floor((k + 1/2) layers / count)}. The {@code m} units of one layer are its channels
     * {@code floor((j + 1/2) channels / m)}.
     */
    public static List<Unit> spread(Network network, int count) {
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

    /**
     * Returns channels of the last layers, drawn at random.
     *
     * @param layers the number of layers
     * @param count of channels in each layer; all channels where there are no more
     */
    public static List<Unit> ofLastLayers(Network network, int layers, int count, long seed) {
        List<Layer> all = MeasuredLayers.all(network);
        Random random = new Random(seed);
        List<Unit> units = new ArrayList<>();
        for (Layer layer : all.subList(Math.max(0, all.size() - layers), all.size())) {
            List<Integer> channels =
                    new ArrayList<>(IntStream.range(0, layer.channels()).boxed().toList());
            Collections.shuffle(channels, random);
            channels.stream().limit(count).sorted().forEach(channel -> units.add(new Unit(layer.name(), channel)));
        }
        return units;
    }
}
