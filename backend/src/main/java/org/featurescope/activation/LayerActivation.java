package org.featurescope.activation;

import org.featurescope.model.Layer;
import org.featurescope.tensor.ChannelSummary;

/**
 * The event {@code layer}: the activations of one layer for a photograph.
 *
 * @param name of the layer
 * @param kind its kind, as in {@link Layer}
 * @param depth its index in depth order, from 0
 * @param layers number of layers of the network
 * @param channels number of channels
 * @param height rows of the layer
 * @param width columns of the layer
 * @param receptiveField side in pixels of the part of the input that one position depends on; 0 for the whole picture
 * @param mean over all positions, for each channel
 * @param maximum over all positions, for each channel
 * @param nonZero share of the positions, 0 to 1, at which the channel is not zero
 * @param map the maps of all channels
 */
public record LayerActivation(
        String name,
        String kind,
        int depth,
        int layers,
        int channels,
        int height,
        int width,
        int receptiveField,
        float[] mean,
        float[] maximum,
        float[] nonZero,
        Maps map) {
    /**
     * The maps of all channels. The activation at a position is {@code byte / 255 * maximum[channel]}; negative ones
     * are sent as 0.
     *
     * @param height rows of a map, at most {@value ChannelSummary#MOST_SIDE}
     * @param width columns of a map, at most {@value ChannelSummary#MOST_SIDE}
     * @param encoding always {@code uint8-base64}
     * @param data {@code [channels, height, width]}, one unsigned byte each; in JSON base64
     */
    public record Maps(int height, int width, String encoding, byte[] data) {
        private static final String ENCODING = "uint8-base64";
    }

    static LayerActivation of(Layer layer, int layers, ChannelSummary summary) {
        return new LayerActivation(
                layer.name(),
                layer.kind(),
                layer.depth(),
                layers,
                summary.mean().length,
                summary.height(),
                summary.width(),
                layer.receptiveField(),
                summary.mean(),
                summary.maximum(),
                summary.nonZero(),
                new Maps(summary.mapHeight(), summary.mapWidth(), Maps.ENCODING, summary.maps()));
    }
}
