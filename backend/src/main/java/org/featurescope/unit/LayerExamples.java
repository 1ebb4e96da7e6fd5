package org.featurescope.unit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.activation.ActivationMap;
import org.featurescope.activation.photographs.ActivationIndex;

/**
 * The activations of a layer's units for the photographs of a set, and the photographs that stand for their range. Those of a
 * unit are first the
 * {@value DatasetExamples#MOST} that excite it most, strongest first, and then {@value DatasetExamples#EACH} around each
 * of {@link DatasetExamples#QUANTILES}, weakest first.
 *
 * <p>The arrays are shared and must not be changed.
 *
 * @param layer the layer's name
 * @param photographs the index of each photograph in the set, {@code [channels, PER_UNIT]}
 * @param means the mean of the unit's activation map for each of them, {@code [channels, PER_UNIT]}
 * @param peaks where each excites the unit most: the distances from the top and from the left as shares of the input in
 *     steps of 1/255, {@code [channels, PER_UNIT, 2]}
 * @param activations the mean of the unit's activation map for each photograph of the set, in 255 steps from the unit's
 *     least to its greatest, {@code [channels, photographs]}; all 0 for a unit that responds equally to all photographs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LayerExamples(String layer, short[] photographs, float[] means, byte[] peaks, byte[] activations)
        implements BestUnits.MeasuredLayer {
    /** The number of photographs of each unit. */
    static final int PER_UNIT = DatasetExamples.MOST + DatasetExamples.EACH * DatasetExamples.QUANTILES.size();

    private static final double STEPS = 255;

    /**
     * The activations of a layer for one photograph.
     *
     * @param means the mean of each channel's map, {@code [channels]}
     * @param peaks where each channel is excited most, {@code [channels, 2]}, as in {@link LayerExamples#peaks}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Photograph(float[] means, byte[] peaks) {
        /**
         * Finds the peaks of a map.
         *
         * @param values the map, {@code [height, width, channels]}, row-major
         */
        static Photograph of(float[] means, float[] values, int height, int width) {
            int channels = means.length;
            byte[] peaks = new byte[2 * channels];
            ActivationMap map = new ActivationMap(height, width, channels, values);
            for (int channel = 0; channel < channels; channel++) {
                int[] peak = map.peak(channel);
                peaks[2 * channel] = step(peak[0], height);
                peaks[2 * channel + 1] = step(peak[1], width);
            }
            return new Photograph(means, peaks);
        }

        private static byte step(int index, int length) {
            return (byte) Math.round(STEPS * (index + 0.5) / length);
        }
    }

    /** Chooses the examples of each unit among all photographs of a set, at least {@link #PER_UNIT}. */
    static LayerExamples of(String layer, List<Photograph> photographs) {
        int channels = photographs.get(0).means().length;
        LayerExamples examples = new LayerExamples(
                layer,
                new short[channels * PER_UNIT],
                new float[channels * PER_UNIT],
                new byte[channels * PER_UNIT * 2],
                new byte[channels * photographs.size()]);
        for (int channel = 0; channel < channels; channel++) {
            examples.choose(channel, photographs);
            examples.fill(channel, photographs);
        }
        return examples;
    }

    private void fill(int channel, List<Photograph> photographs) {
        double[] of = photographs.stream()
                .mapToDouble(photograph -> photograph.means()[channel])
                .toArray();
        double least = Arrays.stream(of).min().orElse(0);
        double greatest = Arrays.stream(of).max().orElse(0);
        double range = greatest - least;
        // differences as small as these are rounding errors
        if (range > 1e-6 * Math.max(Math.abs(least), Math.abs(greatest))) {
            for (int i = 0; i < of.length; i++) {
                activations[channel * of.length + i] = (byte) Math.round(STEPS * (of[i] - least) / range);
            }
        }
    }

    private void choose(int channel, List<Photograph> photographs) {
        List<Integer> ascending = IntStream.range(0, photographs.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> photographs.get(i).means()[channel]))
                .toList();
        int place = channel * PER_UNIT;
        for (int i = 0; i < DatasetExamples.MOST; i++) {
            put(place++, channel, photographs, ascending.get(ascending.size() - 1 - i));
        }
        for (double quantile : DatasetExamples.QUANTILES) {
            int first = ActivationIndex.firstAround(quantile, DatasetExamples.EACH, ascending.size());
            for (int i = 0; i < DatasetExamples.EACH; i++) {
                put(place++, channel, photographs, ascending.get(first + i));
            }
        }
    }

    private void put(int place, int channel, List<Photograph> photographs, int index) {
        Photograph photograph = photographs.get(index);
        photographs()[place] = (short) index;
        means[place] = photograph.means()[channel];
        System.arraycopy(photograph.peaks(), 2 * channel, peaks, 2 * place, 2);
    }

    @Override
    public int channels() {
        return means.length / PER_UNIT;
    }

    /** Returns a unit's activation for each photograph: 0 for the least one, 255 for the greatest. */
    float[] activations(int channel) {
        float[] of = new float[activations.length / channels()];
        for (int i = 0; i < of.length; i++) {
            of[i] = Byte.toUnsignedInt(activations[channel * of.length + i]);
        }
        return of;
    }

    /**
     * Returns the cosine of a unit's activations, each less their mean, and numbers that {@link Correlation#standardized}
     * returned.
     */
    double cosine(int channel, float[] standardized) {
        return Correlation.of(standardized, channel * standardized.length, at -> Byte.toUnsignedInt(activations[at]));
    }

    /**
     * Returns an example of a unit.
     *
     * @param number its number among those of the unit
     * @param names the names of the set's photographs
     */
    DatasetExamples.Example example(int channel, int number, List<String> names) {
        int place = channel * PER_UNIT + number;
        return new DatasetExamples.Example(
                names.get(photographs[place]), means[place], share(2 * place), share(2 * place + 1));
    }

    private double share(int peak) {
        return Byte.toUnsignedInt(peaks[peak]) / STEPS;
    }
}
