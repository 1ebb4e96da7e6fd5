package org.featurescope.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The regions into which the neurons of a layer with one input cut an interval. A neuron cuts where its output crosses
 * its threshold. Neurons whose weight is zero, and those that cross outside of the interval, cut nothing. The browser
 * computes the same ({@code linear/interval-regions.ts}).
 *
 * @param layer a layer with one input
 * @param least the smallest input
 * @param most the largest input
 * @param thresholds the threshold of each neuron
 * @param crossings where each neuron crosses its threshold; empty if it does so nowhere within the interval
 * @param cuts the cuts in ascending order
 */
public record IntervalRegions(
        LinearLayer layer,
        double least,
        double most,
        List<Double> thresholds,
        List<Optional<Double>> crossings,
        List<Cut> cuts) {
    /** Cuts that are closer are one cut, as a share of the interval. */
    private static final double SAME = 1e-9;

    public IntervalRegions {
        thresholds = List.copyOf(thresholds);
        crossings = List.copyOf(crossings);
        cuts = List.copyOf(cuts);
    }

    /**
     * An input at which outputs cross their thresholds.
     *
     * @param at the input
     * @param growing the neurons whose outputs grow with the input
     * @param falling the neurons whose outputs fall
     */
    public record Cut(double at, List<Integer> growing, List<Integer> falling) {}

    /**
     * Returns the regions of a layer.
     *
     * @param quantile 0 if thresholds are zero; otherwise the share of inputs, spread evenly over the interval, whose
     *     outputs do not exceed the threshold
     */
    public static IntervalRegions of(LinearLayer layer, double least, double most, double quantile) {
        List<Double> thresholds = IntStream.range(0, layer.neurons())
                .mapToObj(neuron -> threshold(layer, neuron, least, most, quantile))
                .toList();
        double same = SAME * (most - least);
        List<Optional<Double>> crossings = IntStream.range(0, layer.neurons())
                .mapToObj(neuron -> {
                    double at = (thresholds.get(neuron) - layer.biases().get(neuron)) / slope(layer, neuron);
                    boolean isWithin = slope(layer, neuron) != 0 && at > least + same && at < most - same;
                    return isWithin ? Optional.of(at) : Optional.<Double>empty();
                })
                .toList();
        return new IntervalRegions(layer, least, most, thresholds, crossings, cuts(layer, crossings, same));
    }

    /** The outputs of a neuron over evenly spread inputs are spread evenly between those at the two ends. */
    private static double threshold(LinearLayer layer, int neuron, double least, double most, double quantile) {
        if (quantile == 0) {
            return 0;
        }
        double one = layer.output(neuron, least);
        double other = layer.output(neuron, most);
        return Math.min(one, other) + quantile * Math.abs(one - other);
    }

    private static double slope(LinearLayer layer, int neuron) {
        return layer.weights().get(neuron).get(0);
    }

    private static List<Cut> cuts(LinearLayer layer, List<Optional<Double>> crossings, double same) {
        List<Integer> sorted = IntStream.range(0, crossings.size())
                .boxed()
                .filter(neuron -> crossings.get(neuron).isPresent())
                .sorted(Comparator.comparing(neuron -> crossings.get(neuron).orElseThrow()))
                .toList();
        List<Cut> cuts = new ArrayList<>();
        for (int neuron : sorted) {
            double at = crossings.get(neuron).orElseThrow();
            if (cuts.isEmpty() || at - cuts.get(cuts.size() - 1).at() > same) {
                cuts.add(new Cut(at, new ArrayList<>(), new ArrayList<>()));
            }
            Cut cut = cuts.get(cuts.size() - 1);
            (slope(layer, neuron) > 0 ? cut.growing() : cut.falling()).add(neuron);
        }
        return cuts.stream()
                .map(cut -> new Cut(cut.at(), sorted(cut.growing()), sorted(cut.falling())))
                .toList();
    }

    private static List<Integer> sorted(List<Integer> neurons) {
        return neurons.stream().sorted().toList();
    }

    /** Returns the number of regions. */
    public int count() {
        return cuts.size() + 1;
    }

    /** Returns the smallest input of a region. */
    public double from(int region) {
        return region == 0 ? least : cuts.get(region - 1).at();
    }

    /** Returns the largest input of a region. */
    public double to(int region) {
        return region == cuts.size() ? most : cuts.get(region).at();
    }

    /** Returns the sign of a neuron's output minus its threshold at an input: 1, -1 or 0. */
    public int sign(int neuron, double x) {
        return (int) Math.signum(layer.output(neuron, x) - thresholds.get(neuron));
    }

    /** Returns the sign of each neuron within a region: {@code +}, {@code -}, or {@code 0} if it is at its threshold. */
    public String pattern(int region) {
        double middle = (from(region) + to(region)) / 2;
        StringBuilder pattern = new StringBuilder();
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            int sign = sign(neuron, middle);
            pattern.append(sign > 0 ? '+' : sign < 0 ? '-' : '0');
        }
        return pattern.toString();
    }
}
