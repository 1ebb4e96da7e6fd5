package org.featurescope.activation;

import java.util.Arrays;
import org.featurescope.validate.Validate;

/**
 * A layer's activation for one picture, {@code [height, width, channels]}, after the layer's ReLU if it has one. A
 * layer without a map has one position. Immutable.
 */
public final class ActivationMap {
    private final int height;
    private final int width;
    private final int channels;
    private final float[] values;

    /** Creates a map of {@code values} in row-major order, which are not copied. */
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

    /** Returns the number of rows. */
    public int height() {
        return height;
    }

    /** Returns the number of columns. */
    public int width() {
        return width;
    }

    /** Returns the number of channels. */
    public int channels() {
        return channels;
    }

    /** Returns the activation vector {@code [channels]} of the position in row {@code y} and column {@code x}. */
    public float[] at(int y, int x) {
        Validate.inRange("y", y, 0, height - 1);
        Validate.inRange("x", x, 0, width - 1);
        int first = (y * width + x) * channels;
        return Arrays.copyOfRange(values, first, first + channels);
    }

    /** Returns the activation vectors of all positions, {@code [positions][channels]}, row by row. */
    public float[][] positions() {
        float[][] positions = new float[height * width][];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = at(i / width, i % width);
        }
        return positions;
    }

    /** Returns the mean of a channel over the map. */
    public double mean(int channel) {
        Validate.inRange("channel", channel, 0, channels - 1);
        double sum = 0;
        for (int i = channel; i < values.length; i += channels) {
            sum += values[i];
        }
        return sum / (height * (double) width);
    }

    /** Returns the largest activation of a channel. */
    public double maximum(int channel) {
        int[] peak = peak(channel);
        return values[(peak[0] * width + peak[1]) * channels + channel];
    }

    /** Returns the row and the column of a channel's largest activation; of equal ones the first. */
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
