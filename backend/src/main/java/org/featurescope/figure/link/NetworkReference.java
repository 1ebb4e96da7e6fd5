package org.featurescope.figure.link;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.featurescope.model.Network;

/**
 * Names the network that a figure is about, in the state in which the figure used it.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file, lower-case hexadecimal
 * @param descriptorHash SHA-256 of the parts of its descriptor that change pixels, lower-case hexadecimal; empty for
 *     networks that come with the product, whose descriptors do not change
 */
public record NetworkReference(String model, String modelHash, String descriptorHash) {
    /** The network's id in JSON and in links. Any name is read, so that an unknown one is answered with the known ones. */
    public static final Parameter<String> MODEL = Parameter.required(
            "model",
            "The network's id. Where it is not given, the default network.",
            new ParameterTypes.Text(Parameters.NAME, "a model's id"));

    /** The SHA-256 of the graph file, or its first digits. */
    public static final Parameter<String> MODEL_HASH = Parameter.required(
            "modelHash",
            "SHA-256 of the network's graph file, or its first digits. Filled in where it is not given; a spec whose hash"
                    + " is not that of the network at hand is refused.",
            new ParameterTypes.Text(Pattern.compile("[0-9a-f]{12,64}"), "12 to 64 lower-case hexadecimal digits"));

    /** The SHA-256 of the descriptor's parts that change pixels, or its first digits. */
    public static final Parameter<String> DESCRIPTOR_HASH = Parameter.omitted(
            "descriptorHash",
            "SHA-256 of the parts of the network's descriptor that change pixels (input, scale, offset, nodes of layers), or"
                    + " its first digits; only for networks that do not come with the product. Filled in where it is not"
                    + " given; a spec whose hash is not that of the network at hand is refused.",
            new ParameterTypes.Text(
                    Pattern.compile("(?:[0-9a-f]{12,64})?"), "12 to 64 lower-case hexadecimal digits, or nothing"),
            "");

    /** The parameters that a reader need not give, because the server fills them in. */
    static final List<Parameter<String>> FILLED_IN = List.of(MODEL, MODEL_HASH, DESCRIPTOR_HASH);

    /** Returns the reference to a network as it is now. */
    public static NetworkReference to(Network network) {
        return new NetworkReference(
                network.id(), network.sha256(), network.isBuiltIn() ? "" : network.descriptorDigest());
    }

    /** Returns {@code table} with the parameters of the network that {@code network} gives. */
    public static <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, NetworkReference> network) {
        return table.with(MODEL, spec -> network.apply(spec).model())
                .with(MODEL_HASH, spec -> network.apply(spec).modelHash())
                .with(DESCRIPTOR_HASH, spec -> network.apply(spec).descriptorHash());
    }

    /** Returns the reference that a table's values give. */
    public static NetworkReference of(ParameterTable.Values values) {
        return new NetworkReference(values.get(MODEL), values.get(MODEL_HASH), values.get(DESCRIPTOR_HASH));
    }

    /** Returns the values of its parameters by name, to be filled in where a reader did not give them. */
    public Map<String, Object> values() {
        return Map.of(MODEL.name(), model, MODEL_HASH.name(), modelHash, DESCRIPTOR_HASH.name(), descriptorHash);
    }

    /** Returns whether a network is the one that this names, in the same state. */
    public boolean isOf(Network network) {
        return equals(to(network));
    }
}
