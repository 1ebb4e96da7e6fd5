package org.featurescope.kind.linearunits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.model.PointwiseWeights;
import org.featurescope.model.Stage;

/** The activations of two channels at positions of photographs, and the outputs of units there. */
final class InputPoints {
    /** The most positions whose patches have pictures. */
    private static final int MOST_DRAWN = 14;

    /** The distance between two drawn patches at which they do not overlap, as a share of an axis. */
    private static final double SIDE = 0.11;

    private final int each;
    private final List<double[]> inputs = new ArrayList<>();
    private final List<double[]> outputs = new ArrayList<>();

    /** Reads the activations of all photographs of an index. */
    InputPoints(ActivationIndex index, Stage stage, List<Integer> channels, PointwiseWeights weights) {
        this.each = index.positions(stage).count();
        float[] vector = new float[stage.channels()];
        for (int photograph = 0; photograph < index.names().size(); photograph++) {
            float[] values = index.values(stage, photograph);
            for (int position = 0; position < each; position++) {
                System.arraycopy(values, position * vector.length, vector, 0, vector.length);
                inputs.add(channels.stream().mapToDouble(c -> vector[c]).toArray());
                outputs.add(IntStream.range(0, weights.biases().length)
                        .mapToDouble(unit -> weights.output(unit, vector))
                        .toArray());
            }
        }
    }

    int count() {
        return inputs.size();
    }

    /** Returns the activation of one of the two channels at a position. */
    double input(int position, int axis) {
        return inputs.get(position)[axis];
    }

    /** Returns the output of each unit at a position, with the true activations of all channels. */
    double[] outputs(int position) {
        return outputs.get(position);
    }

    /** Returns the photograph of a position. */
    int photograph(int position) {
        return position / each;
    }

    /** Returns which of its photograph's known positions a position is. */
    int place(int position) {
        return position % each;
    }

    double least(int axis) {
        return inputs.stream().mapToDouble(point -> point[axis]).min().orElse(0);
    }

    double most(int axis) {
        return inputs.stream().mapToDouble(point -> point[axis]).max().orElse(0);
    }

    /**
     * Returns the share of the variance of a unit's output that a linear function of the two channels explains; 0 if it
     * does not vary.
     */
    double explained(int unit, double first, double second, double bias) {
        double mean = outputs.stream().mapToDouble(each -> each[unit]).average().orElse(0);
        double variance = 0;
        double error = 0;
        for (int position = 0; position < count(); position++) {
            double output = outputs.get(position)[unit];
            variance += Math.pow(output - mean, 2);
            error += Math.pow(output - first * input(position, 0) - second * input(position, 1) - bias, 2);
        }
        return variance > 0 ? 1 - error / variance : 0;
    }

    /** Returns at most {@code most} positions, evenly spread over all. */
    List<Integer> some(int most) {
        int taken = Math.min(most, count());
        return IntStream.range(0, taken)
                .mapToObj(i -> (int) ((long) i * count() / taken))
                .toList();
    }

    /**
     * Returns positions far from the mean, of different photographs, whose patches do not overlap when they are drawn at
     * their activations.
     */
    List<Integer> outer() {
        double[] spread = {Math.max(1e-12, most(0) - least(0)), Math.max(1e-12, most(1) - least(1))};
        double[] middle = {
            inputs.stream().mapToDouble(point -> point[0]).average().orElse(0),
            inputs.stream().mapToDouble(point -> point[1]).average().orElse(0)
        };
        List<Integer> chosen = new ArrayList<>();
        Set<Integer> photographs = new HashSet<>();
        List<Integer> outermost = IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparingDouble(position -> -Math.hypot(
                        (input(position, 0) - middle[0]) / spread[0], (input(position, 1) - middle[1]) / spread[1])))
                .toList();
        for (int position : outermost) {
            boolean isFree = chosen.stream()
                    .allMatch(other -> Math.abs(input(position, 0) - input(other, 0)) > SIDE * spread[0]
                            || Math.abs(input(position, 1) - input(other, 1)) > SIDE * spread[1]);
            if (chosen.size() < MOST_DRAWN && isFree && photographs.add(photograph(position))) {
                chosen.add(position);
            }
        }
        return chosen;
    }
}
