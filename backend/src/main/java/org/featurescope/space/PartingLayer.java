package org.featurescope.space;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The layer from which on a difference stays above zero: the first layer such that the lower bound of the difference's
 * interval is above zero there and in all deeper layers.
 *
 * <p>Its own interval comes from the same bootstrap samples. For each sample the layer is found as for all items, with the
 * difference of the sample and a lower bound that is as far below it as for all items. A bootstrap within each sample would
 * give each its own bound, but takes as many times as long as there are samples.
 *
 * @param layer the index of the layer; empty if there is none
 * @param earliest the lower bound of its interval; empty if hardly any sample has such a layer
 * @param latest the upper bound of its interval; empty if it extends to samples that have no such layer
 * @param without the share of the samples that have no such layer
 */
public record PartingLayer(OptionalInt layer, OptionalInt earliest, OptionalInt latest, double without) {
    /**
     * Finds the layer.
     *
     * @param differences the difference for all items of each layer in depth order; {@code NaN} where it is not defined
     * @param samples the difference in each bootstrap sample, {@code [layer][sample]}
     */
    public static PartingLayer of(double[] differences, List<double[]> samples) {
        int layers = differences.length;
        double[] lower = new double[layers];
        Arrays.setAll(lower, i -> Bootstrap.interval(samples.get(i)).low());
        int[] found = new int[layers == 0 ? 0 : samples.get(0).length];
        for (int sample = 0; sample < found.length; sample++) {
            double[] bounds = new double[layers];
            for (int i = 0; i < layers; i++) {
                bounds[i] = samples.get(i)[sample] - (differences[i] - lower[i]);
            }
            found[sample] = first(bounds);
        }
        Arrays.sort(found);
        int outside = (int) Math.floor(found.length * (1 - Bootstrap.LEVEL) / 2);
        long without = Arrays.stream(found).filter(layer -> layer == layers).count();
        return new PartingLayer(
                layerOf(first(lower), layers),
                found.length == 0 ? OptionalInt.empty() : layerOf(found[outside], layers),
                found.length == 0 ? OptionalInt.empty() : layerOf(found[found.length - 1 - outside], layers),
                found.length == 0 ? 1 : (double) without / found.length);
    }

    /** Returns the first index from which on all bounds are above zero; the number of bounds if there is none. */
    private static int first(double[] bounds) {
        int first = bounds.length;
        while (first > 0 && bounds[first - 1] > 0) {
            first--;
        }
        return first;
    }

    private static OptionalInt layerOf(int index, int layers) {
        return index == layers ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
