package org.featurescope.kind.linearunits;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.model.PointwiseWeights;
import org.featurescope.model.Stage;

/**
 * The distribution of the activations of each channel of a layer.
 *
 * @param means the mean of each channel over whole maps and all photographs
 * @param deviations the standard deviation of each channel at the positions
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InputStatistics(double[] means, double[] deviations) {
    /** Reads the activations of all photographs of an index. */
    static InputStatistics of(ActivationIndex index, Stage stage) {
        int channels = stage.channels();
        int photographs = index.names().size();
        double[] means = new double[channels];
        float[] ofMaps = index.means(stage);
        for (int i = 0; i < ofMaps.length; i++) {
            means[i % channels] += ofMaps[i] / photographs;
        }
        double[] sums = new double[channels];
        double[] squares = new double[channels];
        for (int photograph = 0; photograph < photographs; photograph++) {
            float[] values = index.values(stage, photograph);
            for (int i = 0; i < values.length; i++) {
                // deviations from about the mean, so that the difference of the sums is precise
                double value = values[i] - means[i % channels];
                sums[i % channels] += value;
                squares[i % channels] += value * value;
            }
        }
        double count = (double) photographs * index.positions(stage).count();
        double[] deviations = IntStream.range(0, channels)
                .mapToDouble(c -> Math.sqrt(Math.max(0, squares[c] / count - Math.pow(sums[c] / count, 2))))
                .toArray();
        return new InputStatistics(means, deviations);
    }

    /**
     * Returns the two channels that change the outputs of units most: those of the largest deviation times the root of
     * the sum of their squared weights. The one that changes them more is first.
     */
    List<Integer> strongest(PointwiseWeights weights) {
        return IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer channel) -> -deviations[channel] * length(weights, channel)))
                .limit(2)
                .toList();
    }

    private static double length(PointwiseWeights weights, int channel) {
        double sum = 0;
        for (float[] ofUnit : weights.weights()) {
            sum += (double) ofUnit[channel] * ofUnit[channel];
        }
        return Math.sqrt(sum);
    }

    /**
     * Returns the bias of a unit as a function of two channels: its own, and the sum of the other channels' weights times
     * their means.
     */
    double bias(PointwiseWeights weights, int unit, List<Integer> inputs) {
        double bias = weights.biases()[unit];
        for (int channel = 0; channel < means.length; channel++) {
            if (!inputs.contains(channel)) {
                bias += weights.weights()[unit][channel] * means[channel];
            }
        }
        return bias;
    }
}
