package org.featurescope.unit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The responses of a layer's units to labelled pictures. A unit's response to a picture is the mean of its activations over
 * the map, standardized over all pictures.
 *
 * <p>Implementation note: a response is kept in a byte, in steps of {@value #STEP} standard deviations up to
 * {@value #MOST}, which changes a correlation by less than 0.01.
 *
 * <p>The arrays are shared and must not be changed.
 *
 * @param layer the layer's name
 * @param means each unit's mean activation over all pictures
 * @param deviations each unit's standard deviation; 0 for a unit that responds equally to all pictures
 * @param responses the mean response to the pictures of each class, in steps of {@value #STEP},
 *     {@code [channels, classes]}
 * @param strongest the most frequent classes among each unit's strongest pictures, and their numbers of pictures,
 *     {@code [channels, CLASSES_PER_UNIT, 2]}, padded with zeros; only pictures above the unit's mean activation count
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LayerResponses(String layer, float[] means, float[] deviations, byte[] responses, short[] strongest)
        implements BestUnits.MeasuredLayer {
    /** The most classes that are kept of a unit's strongest pictures. */
    static final int CLASSES_PER_UNIT = 12;

    private static final float STEP = 1 / 32f;
    private static final float MOST = 127 * STEP;

    /**
     * Computes the responses.
     *
     * @param activations the mean activation of each channel, {@code [channels]}, for each picture
     * @param labels the class of each picture
     * @param most the number of a unit's strongest pictures whose classes are counted
     */
    static LayerResponses of(String layer, List<float[]> activations, int[] labels, int classes, int most) {
        int channels = activations.get(0).length;
        LayerResponses of = new LayerResponses(
                layer,
                new float[channels],
                new float[channels],
                new byte[channels * classes],
                new short[channels * CLASSES_PER_UNIT * 2]);
        float[] column = new float[labels.length];
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < labels.length; i++) {
                column[i] = activations.get(i)[channel];
            }
            of.fill(channel, column, labels, classes);
            of.fillStrongest(channel, column, labels, classes, most);
        }
        return of;
    }

    private void fill(int channel, float[] activations, int[] labels, int classes) {
        double mean = 0;
        for (float activation : activations) {
            mean += activation / (double) activations.length;
        }
        double variance = 0;
        for (float activation : activations) {
            variance += (activation - mean) * (activation - mean) / activations.length;
        }
        means[channel] = (float) mean;
        // differences as small as these are rounding errors
        if (variance <= 1e-12 * mean * mean) {
            return;
        }
        deviations[channel] = (float) Math.sqrt(variance);
        double[] sums = new double[classes];
        int[] counts = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            sums[labels[i]] += activations[i] - mean;
            counts[labels[i]]++;
        }
        for (int label = 0; label < classes; label++) {
            double response = counts[label] == 0 ? 0 : sums[label] / counts[label] / deviations[channel];
            responses[channel * classes + label] = (byte) Math.round(Math.max(-MOST, Math.min(MOST, response)) / STEP);
        }
    }

    private void fillStrongest(int channel, float[] activations, int[] labels, int classes, int most) {
        int[] counts = new int[classes];
        IntStream.range(0, activations.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -activations[i]))
                .limit(most)
                // a unit that responds to few pictures responds equally to the others, so their order is arbitrary
                .filter(i -> activations[i] > means[channel])
                .forEach(i -> counts[labels[i]]++);
        int[] order = IntStream.range(0, classes)
                .boxed()
                .sorted(Comparator.comparing(label -> -counts[label]))
                .limit(CLASSES_PER_UNIT)
                .mapToInt(label -> label)
                .toArray();
        for (int i = 0; i < order.length && counts[order[i]] > 0; i++) {
            strongest[(channel * CLASSES_PER_UNIT + i) * 2] = (short) order[i];
            strongest[(channel * CLASSES_PER_UNIT + i) * 2 + 1] = (short) counts[order[i]];
        }
    }

    @Override
    public int channels() {
        return means.length;
    }

    /** Returns a unit's mean response to each class. */
    float[] of(int channel) {
        int classes = responses.length / means.length;
        float[] of = new float[classes];
        for (int label = 0; label < classes; label++) {
            of[label] = responses[channel * classes + label] * STEP;
        }
        return of;
    }

    /** Returns a unit's mean activation over the pictures of a class. */
    double activation(int channel, int label) {
        int classes = responses.length / means.length;
        return means[channel] + deviations[channel] * (double) (responses[channel * classes + label] * STEP);
    }

    /**
     * Returns pairs of a class's index and the number of its pictures among the unit's strongest, most frequent first.
     * A dead unit has none.
     */
    List<int[]> strongest(int channel) {
        return IntStream.range(channel * CLASSES_PER_UNIT, (channel + 1) * CLASSES_PER_UNIT)
                .mapToObj(i -> new int[] {strongest[2 * i], strongest[2 * i + 1]})
                .filter(pair -> pair[1] > 0)
                .toList();
    }

    /**
     * Returns how far the activations for a picture lie above the means over the pictures, in standard deviations; 0 for a
     * unit that responds equally to all pictures. A unit that hardly responds to any picture is measured by half of the
     * layer's median deviation, since its own would make every small activation seem large.
     *
     * @param activations the picture's mean activation of each channel
     */
    double[] standardized(float[] activations) {
        float[] sorted = deviations.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length / 2] / 2;
        double[] standardized = new double[activations.length];
        for (int channel = 0; channel < standardized.length; channel++) {
            if (deviations[channel] != 0) {
                standardized[channel] = (activations[channel] - means[channel]) / Math.max(deviations[channel], least);
            }
        }
        return standardized;
    }

    /**
     * Returns how much a picture resembles each class: the sum of the units' responses to the class, each times the
     * unit's standardized activation for the picture.
     *
     * @param activations the picture's mean activation of each channel
     */
    float[] resemblance(float[] activations) {
        float[] resemblance = new float[responses.length / channels()];
        double[] standardized = standardized(activations);
        for (int channel = 0, at = 0; channel < activations.length; channel++) {
            float weight = (float) standardized[channel];
            for (int label = 0; label < resemblance.length; label++, at++) {
                resemblance[label] += weight * responses[at];
            }
        }
        return resemblance;
    }

    /** Returns the correlation of a unit's responses with numbers that {@link Correlation#standardized} returned. */
    double correlation(int channel, float[] standardized) {
        return Correlation.of(standardized, channel * standardized.length, at -> responses[at]);
    }
}
