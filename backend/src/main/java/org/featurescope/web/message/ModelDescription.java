package org.featurescope.web.message;

import java.util.List;
import org.featurescope.web.message.ModelSummary.InputSize;

/**
 * A network with its layers.
 *
 * @param id its name in links
 * @param title for people
 * @param description one or two sentences
 * @param licence of the weights
 * @param source of the weights
 * @param sha256 of the graph file
 * @param classes how many it tells apart
 * @param url of its page
 * @param input the size of its input
 * @param layers in depth order
 */
public record ModelDescription(
        String id,
        String title,
        String description,
        String licence,
        String source,
        String sha256,
        int classes,
        String url,
        InputSize input,
        List<LayerSummary> layers) {
    /**
     * A layer of a network.
     *
     * @param name of the layer
     * @param kind {@code convolution}, {@code pool}, {@code inception}, {@code logits} or the like
     * @param depth its place in depth order, from 0
     * @param channels how many it has
     * @param height rows of its map
     * @param width columns of its map
     * @param receptiveField pixels of the input, on a side, that one position can see; 0 for the whole picture
     */
    public record LayerSummary(
            String name, String kind, int depth, int channels, int height, int width, int receptiveField) {}
}
