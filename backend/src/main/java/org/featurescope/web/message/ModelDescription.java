package org.featurescope.web.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.web.message.ModelSummary.InputSize;

/**
 * A network with its layers.
 *
 * @param id the network's id, its name in links
 * @param title the network's title
 * @param description one or two sentences about the network
 * @param licence the licence of its weights
 * @param source the origin of its weights
 * @param sha256 the SHA-256 of its graph file, lower-case hexadecimal
 * @param classes the number of its classes
 * @param url the address of its page
 * @param portraitsUrl the address of the list of its portraits, if it has any
 * @param input the size of its input
 * @param layers its layers in depth order
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
        Optional<String> portraitsUrl,
        InputSize input,
        List<LayerSummary> layers) {
    /**
     * A layer of a network.
     *
     * @param name the layer's name
     * @param kind the kind of layer, such as {@code convolution}, {@code pool}, {@code inception} or {@code logits}
     * @param depth its index in depth order, from 0
     * @param channels the number of its channels
     * @param height the number of rows of its activation map
     * @param width the number of columns of its activation map
     * @param receptiveField the side of the receptive field of one position, pixels of the input; 0 for the whole input
     * @param labels the labels of the classes that its channels stand for; none if they stand for none
     */
    public record LayerSummary(
            String name,
            String kind,
            int depth,
            int channels,
            int height,
            int width,
            int receptiveField,
            List<String> labels) {}

    /**
     * The portraits of a network's units, and the words for what the units fire on.
     *
     * @param words how the portraits were made, as a sentence
     * @param recipe the SHA-256 of all numbers by which they were made
     * @param side height and width of a portrait, pixels
     * @param columns the number of portraits in a row of a sheet; they are in the order of the channels, row by row
     * @param layers the layers that have portraits, in depth order
     * @param drawing how far the portraits of all layers are
     * @param firesOn the words for what units fire on, such as "dog", by layer and channel; units without a word are left out
     */
    public record ModelPortraits(
            String words,
            String recipe,
            int side,
            int columns,
            List<LayerPortraits> layers,
            PortraitsDrawing drawing,
            Map<String, Map<Integer, String>> firesOn) {}

    /**
     * How far the portraits of a network are.
     *
     * @param on whether the server draws those that are missing
     * @param made the number of portraits that are there, or were drawn of the layer in work
     * @param units the number of units that can have portraits
     * @param layer the layer in work, if there is one
     * @param givesWay whether the drawing waits since something else is computed
     * @param millisecondsLeft an estimate of the time to the last portrait, without that of waiting, if there is one
     * @param problem why the last drawing ended before all portraits were made, if it did
     */
    public record PortraitsDrawing(
            boolean on,
            int made,
            int units,
            Optional<String> layer,
            boolean givesWay,
            Optional<Long> millisecondsLeft,
            Optional<String> problem) {}

    /**
     * The portraits of a layer's units.
     *
     * @param layer the layer's name
     * @param units the number of its units
     * @param silent how many units never rose above 0 and have a plain grey portrait
     * @param url the address of the sheet, a JPEG file
     * @param sha256 the SHA-256 of the sheet
     * @param borrowed whose pictures they are, such as "The picture of its logit", if they are not the units' own
     */
    public record LayerPortraits(
            String layer, int units, int silent, String url, String sha256, Optional<String> borrowed) {}
}
