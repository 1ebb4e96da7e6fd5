package org.featurescope.activation;

import java.util.Arrays;
import org.featurescope.activation.photographs.PhotographIndex;
import org.featurescope.validate.Validate;

/**
 * A layer's whole activation for one picture as an {@link OpenLayer} gives it, {@code [height, width, channels]}, after the layer's ReLU if it has one. A
 * layer without a map has one position. Immutable.
 */
public final class ActivationMap {
    private final int height;
    private final int width;
    private final int channels;
    private final float[] values;

    public ActivationMap(int height, int width, int channels, float[] values) {
        if (values.length != height * width * channels) {
            throw new IllegalArgumentException(
                    "%d values for %d by %d by %d".formatted(values.length, height, width, channels));
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.values = values;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public int channels() {
        return channels;
    }

    /** The activation vector of the position in row {@code y} and column {@code x}, {@code [channels]}. */
    public float[] at(int y, int x) {
        Validate.inRange("y", y, 0, height - 1);
        Validate.inRange("x", x, 0, width - 1);
        int first = (y * width + x) * channels;
        return Arrays.copyOfRange(values, first, first + channels);
    }

    /** All vectors, {@code [positions][channels]}, row by row. */
    public float[][] positions() {
        float[][] positions = new float[height * width][];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = at(i / width, i % width);
        }
        return positions;
    }

    /** The mean of a channel over the map: what a {@link PhotographIndex} holds for the picture. */
    public double mean(int channel) {
        Validate.inRange("channel", channel, 0, channels - 1);
        double sum = 0;
        for (int i = channel; i < values.length; i += channels) {
            sum += values[i];
        }
        return sum / (height * (double) width);
    }

    /** The largest activation of a channel over the map. */
    public double maximum(int channel) {
        int[] peak = peak(channel);
        return values[(peak[0] * width + peak[1]) * channels + channel];
    }

    /** Row and column where a channel is largest; of equal places the first. */
    public int[] peak(int channel) {
        Validate.inRange("channel", channel, 0, channels - 1);
        int best = 0;
        for (int position = 1; position < height * width; position++) {
            if (values[position * channels + channel] > values[best * channels + channel]) {
                best = position;
            }
        }
        return new int[] {best / width, best % width};
    }
}
