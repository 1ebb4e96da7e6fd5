package org.featurescope.activation;

import java.util.List;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
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
 * @param notFinite the channels that have an activation which is not a finite number, in ascending order; their mean,
 *     maximum and share are 0 and their maps black
 * @param labels the labels of the classes that the channels stand for; none if they stand for none
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
        int[] notFinite,
        List<String> labels,
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

    static LayerActivation of(Network network, Layer layer, ChannelSummary summary) {
        int[] notFinite = summary.notFinite();
        return new LayerActivation(
                layer.name(),
                layer.kind(),
                layer.depth(),
                network.layers().size(),
                summary.mean().length,
                summary.height(),
                summary.width(),
                layer.receptiveField(),
                without(notFinite, summary.mean()),
                without(notFinite, summary.maximum()),
                without(notFinite, summary.nonZero()),
                notFinite,
                ClassUnits.labels(network, layer),
                new Maps(summary.mapHeight(), summary.mapWidth(), Maps.ENCODING, summary.maps()));
    }

    /** Returns numbers of channels with 0 for those that are not finite, since JSON has no such numbers. */
    private static float[] without(int[] notFinite, float[] values) {
        float[] finite = values.clone();
        for (int channel : notFinite) {
            finite[channel] = 0;
        }
        return finite;
    }
}
