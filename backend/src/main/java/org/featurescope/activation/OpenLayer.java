package org.featurescope.activation;

import java.util.List;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/**
 * Computes the activation of one layer for one picture after another. The network is in native memory until it is
 * closed.
 *
 * <pre>{@code
 * try (OpenLayer layer = new OpenLayer(network, network.layer("mixed4c"))) {
 *     ActivationMap map = layer.ofPhotograph(photograph);
 * }
 * }</pre>
 */
public final class OpenLayer implements AutoCloseable {
    private final WarmNetwork network;
    private final InputSpec input;
    private final Layer layer;

    /**
     * Opens a network.
     *
     * @throws ActivationException if it cannot be opened
     */
    public OpenLayer(Network network, Layer layer) {
        this.network = new WarmNetwork(network);
        this.input = network.descriptor().input();
        this.layer = layer;
    }

    /**
     * Returns the layer's activation for a picture, which is cropped and resized to the network's input.
     *
     * @throws ActivationException if the network cannot be run or the layer gives activations that are not finite
     */
    public ActivationMap of(RgbImage picture) {
        RgbImage cut = Resampler.resizeAndCrop(picture, input.height(), input.width());
        try (ForwardPass pass = network.forward(cut, List.of(layer.node()))) {
            return pass.map(layer);
        }
    }

    /**
     * Returns the layer's activation for the part of a photograph that the network takes.
     *
     * @throws ActivationException as {@link #of}
     */
    public ActivationMap ofPhotograph(RgbImage photograph) {
        return of(input.kept(photograph));
    }

    @Override
    public void close() {
        network.close();
    }
}
