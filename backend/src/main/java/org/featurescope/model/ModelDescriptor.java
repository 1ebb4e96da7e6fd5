package org.featurescope.model;

import java.util.List;
import java.util.Optional;

/**
 * What {@code model.json} says of a network.
 *
 * @param id its name in links, lower-case letters, digits and dashes
 * @param title its name for people
 * @param description one or two sentences for the model card
 * @param licence SPDX name, or a few words
 * @param source where the weights come from: citation or address
 * @param graphFile the frozen GraphDef beside the descriptor
 * @param input what the input node wants
 * @param layers the layers to show, in depth order
 * @param classes where the class scores are, if it has classes
 */
public record ModelDescriptor(
        String id,
        String title,
        String description,
        String licence,
        String source,
        String graphFile,
        InputSpec input,
        List<LayerEntry> layers,
        Optional<Classes> classes) {
    public ModelDescriptor {
        layers = List.copyOf(layers);
    }

    /** A layer's name and the node whose output it is. */
    public record LayerEntry(String name, String node) {}

    /** The nodes {@code [batch, classes]} before and after the softmax, and the file of labels in class order. */
    public record Classes(String logitsNode, String probabilitiesNode, String labelsFile) {}
}
