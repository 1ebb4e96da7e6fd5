package org.featurescope.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.model.admission.Reach;

/**
 * The contents of a network's {@code model.json}.
 *
 * @param id its name in links, lower-case letters, digits and dashes
 * @param title its name for people
 * @param description one or two sentences for the model card
 * @param licence SPDX name, or a few words
 * @param source where the weights come from: citation or address
 * @param graphFile the name of the frozen GraphDef's file in the descriptor's folder
 * @param input its input
 * @param layers the layers to show, in depth order
 * @param classes the nodes of the class scores, if it has classes
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

    /** Returns the descriptor without the layers and class scores that cannot be computed. */
    ModelDescriptor reachable(Reach reach) {
        return new ModelDescriptor(
                id,
                title,
                description,
                licence,
                source,
                graphFile,
                input,
                layers.stream()
                        .filter(layer -> !reach.notComputed().containsKey(layer.name()))
                        .toList(),
                classes.filter(scores -> reach.withoutClasses().isEmpty()));
    }

    /** Returns the nodes of the layers and of the class scores. */
    public List<String> nodes() {
        Stream<String> ofClasses =
                classes.stream().flatMap(scores -> Stream.of(scores.logitsNode(), scores.probabilitiesNode()));
        return Stream.concat(layers.stream().map(LayerEntry::node), ofClasses).toList();
    }

    /**
     * A layer.
     *
     * @param name of the layer
     * @param node whose output it is
     */
    public record LayerEntry(String name, String node) {}

    /**
     * The nodes of the class scores, {@code [batch, classes]}.
     *
     * @param logitsNode the scores before the softmax
     * @param probabilitiesNode the scores after the softmax
     * @param labelsFile the name of the file of labels, one a line, in class order
     */
    public record Classes(String logitsNode, String probabilitiesNode, String labelsFile) {}
}
