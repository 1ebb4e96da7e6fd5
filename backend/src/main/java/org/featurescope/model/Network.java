package org.featurescope.model;

import java.util.List;
import java.util.Optional;
import org.featurescope.validate.NotFoundException;
import org.tensorflow.proto.GraphDef;

/**
 * A network ready to be used: its descriptor, its frozen graph (weights widened to float32), its layers in depth order.
 * Immutable; it holds no native memory.
 *
 * @param descriptor what its {@code model.json} says
 * @param sha256 of the graph file's bytes as it lies on disk, lower-case hexadecimal
 * @param graph the frozen graph; ops that TensorFlow Java cannot differentiate are rewritten already
 * @param layers in depth order
 * @param labels names of the classes in class order; empty for a network without classes
 */
public record Network(
        ModelDescriptor descriptor, String sha256, GraphDef graph, List<Layer> layers, List<String> labels) {
    public Network {
        layers = List.copyOf(layers);
        labels = List.copyOf(labels);
    }

    /** The name in links and in the API, for example {@code mini-inception}. */
    public String id() {
        return descriptor.id();
    }

    /** The layer of that name, or {@link NotFoundException} naming the layers there are. */
    public Layer layer(String name) {
        return layers.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "layer",
                        "%s has no layer \"%s\"; it has %s"
                                .formatted(
                                        id(),
                                        name,
                                        String.join(
                                                ", ",
                                                layers.stream().map(Layer::name).toList()))));
    }

    /** Where the class scores are, if the network has classes. */
    public Optional<ModelDescriptor.Classes> classes() {
        return descriptor.classes();
    }
}
