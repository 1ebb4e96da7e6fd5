package org.featurescope.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.admission.Reach;
import org.featurescope.validate.NotFoundException;
import org.tensorflow.proto.GraphDef;

/**
 * A network ready to be used: its descriptor, its frozen graph (weights widened to float32), its layers in depth order.
 * Immutable. It holds no native memory.
 *
 * @param descriptor the contents of its {@code model.json}, without layers and classes that cannot be computed
 * @param sha256 SHA-256 of the bytes of the graph's file, lower-case hexadecimal
 * @param graph the frozen graph, in which ops that TensorFlow Java cannot differentiate are rewritten already
 * @param layers in depth order
 * @param labels names of the classes in class order; empty for a network without classes
 * @param isBuiltIn whether it comes with the product, and not from a user's models folder
 * @param reach the layers that cannot be computed, those without a gradient, and those that work at one size alone
 */
public record Network(
        ModelDescriptor descriptor,
        String sha256,
        GraphDef graph,
        List<Layer> layers,
        List<String> labels,
        boolean isBuiltIn,
        Reach reach) {
    public Network {
        layers = List.copyOf(layers);
        labels = List.copyOf(labels);
    }

    /** Creates a network that does not come with the product. */
    public Network(ModelDescriptor descriptor, String sha256, GraphDef graph, List<Layer> layers, List<String> labels) {
        this(descriptor, sha256, graph, layers, labels, false, Reach.EVERYTHING);
    }

    /** Returns its name in links and in the API, for example {@code mini-inception}. */
    public String id() {
        return descriptor.id();
    }

    /**
     * Returns the layer of that name, or throws {@link NotFoundException} naming the layers that exist, or why the layer
     * cannot be computed.
     */
    public Layer layer(String name) {
        String fault = reach.notComputed().get(name);
        if (fault != null) {
            throw new NotFoundException("layer", "the layer %s of %s cannot be used: %s".formatted(name, id(), fault));
        }
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

    /** Returns the layer whose values a node computes, if it is one of the network's layers. */
    public Optional<Layer> layerOfNode(String node) {
        return layers.stream().filter(layer -> layer.node().equals(node)).findFirst();
    }

    /** Returns the nodes of the class scores, if the network has classes. */
    public Optional<ModelDescriptor.Classes> classes() {
        return descriptor.classes();
    }

    /**
     * Returns the SHA-256, lower-case hexadecimal, of everything in the descriptor that changes pictures or
     * activations: the input, the layers and their nodes in depth order, and the nodes of the class scores.
     *
     * <p>Title, description, licence, source, labels and the names of files are left out: correcting them changes no
     * number. Two networks of one graph file differ in this digest where one of them shows another node as a layer or
     * feeds its input in another range.
     */
    public String descriptorDigest() {
        return Sha256.of(canonicalDescriptor().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns what decides every picture and activation of this network: the digest of its graph's file and
     * {@link #descriptorDigest()}. Anything computed from a network is kept under this key, never under the graph's
     * digest alone.
     */
    public String identity() {
        return sha256 + "-" + descriptorDigest();
    }

    /** JSON in a fixed order; numbers in hexadecimal, since Java platforms differ in the decimal digits they print. */
    private String canonicalDescriptor() {
        InputSpec input = descriptor.input();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode entry = json.putObject("input")
                .put("node", input.node())
                .put("height", input.height())
                .put("width", input.width())
                .put("leastSide", input.leastSide())
                .put("scale", Double.toHexString(input.scale()))
                .put("offset", Double.toHexString(input.offset()));
        if (input.crop() != 1) {
            // left out otherwise, so that the digests of descriptors stay that were written before the field was
            entry.put("crop", Double.toHexString(input.crop()));
        }
        ArrayNode entries = json.putArray("layers");
        descriptor
                .layers()
                .forEach(layer -> entries.addArray().add(layer.name()).add(layer.node()));
        descriptor
                .classes()
                .ifPresent(classes ->
                        json.putArray("classes").add(classes.logitsNode()).add(classes.probabilitiesNode()));
        return json.toString();
    }

    /** Returns its name and digest, not the graph, which has megabytes. */
    @Override
    public String toString() {
        return "%s (%s)".formatted(id(), sha256);
    }
}
