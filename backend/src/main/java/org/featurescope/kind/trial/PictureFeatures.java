package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.space.directions.Vectors;

/**
 * The features by which the automatic judge compares pictures: the activations of another network, each channel averaged
 * over its map. A channel is standardized over the photographs, every layer counts alike however many channels it has,
 * and the features of a picture have length 1, so that their products are cosines. Not thread-safe.
 */
final class PictureFeatures {
    private final List<float[]> means = new ArrayList<>();
    private final List<float[]> scales = new ArrayList<>();
    private final List<Vectors> layers;
    private final int length;
    private final Map<Integer, float[]> known = new HashMap<>();

    /**
     * Creates the features.
     *
     * @param layers for each layer the mean activations of the photographs, {@code [photographs][channels]}
     */
    PictureFeatures(List<Vectors> layers) {
        this.layers = List.copyOf(layers);
        this.length = layers.stream().mapToInt(Vectors::length).sum();
        for (Vectors layer : layers) {
            standardize(layer);
        }
    }

    private void standardize(Vectors layer) {
        int channels = layer.length();
        float[] mean = new float[channels];
        float[] scale = new float[channels];
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c; i < layer.values().length; i += channels) {
                sum += layer.values()[i];
            }
            double average = sum / layer.count();
            for (int i = c; i < layer.values().length; i += channels) {
                double deviation = layer.values()[i] - average;
                squares += deviation * deviation;
            }
            double deviation = Math.sqrt(squares / layer.count());
            mean[c] = (float) average;
            // a channel that hardly changes, compared with its size, says nothing
            scale[c] = deviation > 1e-6 * Math.abs(average) ? (float) (1 / deviation / Math.sqrt(channels)) : 0;
        }
        means.add(mean);
        scales.add(scale);
    }

    /** Returns the number of features. */
    int length() {
        return length;
    }

    /** Returns the features of a photograph. */
    float[] of(int photograph) {
        return known.computeIfAbsent(
                photograph,
                one -> of(layers.stream().map(layer -> layer.get(one)).toList()));
    }

    /**
     * Returns the features of any picture.
     *
     * @param activations its mean activations at each layer
     */
    float[] of(List<float[]> activations) {
        float[] features = new float[length];
        int at = 0;
        double squares = 0;
        for (int layer = 0; layer < activations.size(); layer++) {
            float[] values = activations.get(layer);
            for (int c = 0; c < values.length; c++) {
                float feature = (values[c] - means.get(layer)[c]) * scales.get(layer)[c];
                features[at++] = feature;
                squares += (double) feature * feature;
            }
        }
        float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
        for (int i = 0; i < features.length; i++) {
            features[i] *= scale;
        }
        return features;
    }
}
