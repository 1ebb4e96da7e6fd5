package org.featurescope.activation;

import java.util.List;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/**
 * A layer of a network that stays open for one picture after another, in native memory until it is closed.
 *
 * <pre>{@code
 * try (OpenLayer layer = new OpenLayer(network, network.layer("mixed4c"))) {
 *     ActivationMap map = layer.of(photograph);
 * }
 * }</pre>
 */
public final class OpenLayer implements AutoCloseable {
    private final WarmNetwork network;
    private final InputSpec input;
    private final Layer layer;

    /** @throws ActivationException if the network cannot be opened */
    public OpenLayer(Network network, Layer layer) {
        this.network = new WarmNetwork(network);
        this.input = network.descriptor().input();
        this.layer = layer;
    }

    /**
     * What the layer answers to a picture, brought to the size of the network's input and cut at its longer sides.
     *
     * @throws ActivationException if the network cannot be run or the layer gives what is no finite number
     */
    public ActivationMap of(RgbImage picture) {
        RgbImage cut = Resampler.resizeAndCrop(picture, input.height(), input.width());
        try (ForwardPass pass = network.forward(cut, List.of(layer.node()))) {
            return pass.map(layer);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
