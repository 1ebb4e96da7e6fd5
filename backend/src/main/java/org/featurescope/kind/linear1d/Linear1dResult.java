package org.featurescope.kind.linear1d;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.linear.IntervalRegions;
import org.featurescope.linear.LinearLayer;

/**
 * The data of a figure of neurons as lines.
 *
 * @param least the smallest input
 * @param most the largest input
 * @param quantile the quantile that is each neuron's threshold; 0 for thresholds of zero
 * @param guides whether the lines are shown beside the regions
 * @param probes the inputs at which outputs are read off
 * @param neurons the neurons
 * @param cuts the inputs at which outputs cross their thresholds, ascending
 * @param regions the regions between the cuts, from the left
 */
record Linear1dResult(
        double least,
        double most,
        double quantile,
        boolean guides,
        List<Double> probes,
        List<Neuron> neurons,
        List<Cut> cuts,
        List<Region> regions) {
    /** The most neurons of which the regions have a pattern; those of more follow from the neurons. */
    static final int MOST_IN_PATTERN = 64;

    /**
     * A neuron.
     *
     * @param weight its weight
     * @param bias its bias
     * @param threshold the output above which it counts as positive
     * @param crossing the input at which it crosses the threshold; empty if it does so nowhere within the inputs
     */
    record Neuron(double weight, double bias, double threshold, Optional<Double> crossing) {
        double output(double x) {
            return weight * x + bias;
        }

        /** Returns whether the output for an input is above (1), below (-1) or at (0) the threshold. */
        int sign(double x) {
            return (int) Math.signum(output(x) - threshold);
        }
    }

    /**
     * An input at which outputs cross their thresholds.
     *
     * @param at the input
     * @param growing the neurons whose outputs grow with the input
     * @param falling the neurons whose outputs fall
     */
    record Cut(double at, List<Integer> growing, List<Integer> falling) {}

    /**
     * The inputs between two cuts.
     *
     * @param from the smallest input
     * @param to the largest input
     * @param positive the number of neurons that are above their thresholds
     * @param pattern the sign of each neuron, {@code +}, {@code -} or {@code 0}; empty for more than
     *     {@value #MOST_IN_PATTERN} neurons
     */
    record Region(double from, double to, int positive, Optional<String> pattern) {}

    static Linear1dResult of(Linear1dSpec spec) {
        IntervalRegions found = spec.regions();
        LinearLayer layer = found.layer();
        return new Linear1dResult(
                found.least(),
                found.most(),
                spec.quantile(),
                spec.guides(),
                List.of(spec.first(), spec.second()),
                IntStream.range(0, layer.neurons())
                        .mapToObj(i -> new Neuron(
                                layer.weights().get(i).get(0),
                                layer.biases().get(i),
                                found.thresholds().get(i),
                                found.crossings().get(i)))
                        .toList(),
                found.cuts().stream()
                        .map(cut -> new Cut(cut.at(), cut.growing(), cut.falling()))
                        .toList(),
                IntStream.range(0, found.count())
                        .mapToObj(i -> region(found, i))
                        .toList());
    }

    private static Region region(IntervalRegions found, int index) {
        String pattern = found.pattern(index);
        int positive = (int) pattern.chars().filter(sign -> sign == '+').count();
        return new Region(
                found.from(index),
                found.to(index),
                positive,
                pattern.length() <= MOST_IN_PATTERN ? Optional.of(pattern) : Optional.empty());
    }
}
