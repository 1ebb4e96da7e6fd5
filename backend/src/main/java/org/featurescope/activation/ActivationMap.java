package org.featurescope.activation;

import java.util.Arrays;
import java.util.List;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.Resampler;
import org.featurescope.tensor.RgbImage;
import org.featurescope.validate.Validate;

/**
 * A layer's whole activation for one picture, {@code [height, width, channels]}, after the layer's ReLU if it has one. A
 * layer without a map has one position. Immutable.
 */
public final class ActivationMap {
    private final int height;
    private final int width;
    private final int channels;
    private final float[] values;

    ActivationMap(int height, int width, int channels, float[] values) {
        if (values.length != height * width * channels) {
            throw new IllegalArgumentException(
                    "%d values for %d by %d by %d".formatted(values.length, height, width, channels));
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.values = values;
    }

    /**
     * What a layer answers to pictures, each brought to the size of the network's input and cut at its longer sides. The
     * network is opened once for all of them and closed again.
     *
     * @return one map for each picture, in order
     * @throws ActivationException if the network cannot be run or the layer gives what is no finite number
     */
    public static List<ActivationMap> of(Network network, Layer layer, List<RgbImage> pictures) {
        InputSpec input = network.descriptor().input();
        try (WarmNetwork open = new WarmNetwork(network)) {
            return pictures.stream()
                    .map(picture -> {
                        RgbImage cut = Resampler.resizeAndCrop(picture, input.height(), input.width());
                        try (ForwardPass pass = open.forward(cut, List.of(layer.node()))) {
                            return pass.map(layer);
                        }
                    })
                    .toList();
        }
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
}
