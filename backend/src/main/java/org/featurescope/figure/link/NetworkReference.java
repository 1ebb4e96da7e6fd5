package org.featurescope.figure.link;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.featurescope.model.Network;

/**
 * A reference to the network that a figure is about: its id, and the digests of the files that the figure uses.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file, lower-case hexadecimal
 * @param descriptorHash SHA-256 of the parts of its descriptor that change pixels, lower-case hexadecimal; empty for
 *     networks that come with the product, whose descriptors do not change
 */
public record NetworkReference(String model, String modelHash, String descriptorHash) {
    /** The network's id. It accepts any name, so that the answer to an unknown one can list the known ones. */
    public static final Parameter<String> MODEL = Parameter.required(
            "model",
            "Network",
            "The network that the figure is about. Without one it is the default network.",
            new ParameterTypes.Text(Parameters.NAME, "a model's id", "network"));

    /** The SHA-256 of the graph file, or its first digits. */
    public static final Parameter<String> MODEL_HASH = Parameter.required(
            "modelHash",
            "Digest of the network",
            "SHA-256 of the network's graph file, or its first digits. The server fills it in, and refuses one that is not its network's.",
            new ParameterTypes.Text(Pattern.compile("[0-9a-f]{12,64}"), "12 to 64 lower-case hexadecimal digits"));

    /** The SHA-256 of the descriptor's parts that change pixels, or its first digits. */
    public static final Parameter<String> DESCRIPTOR_HASH = Parameter.omitted(
            "descriptorHash",
            "Digest of the descriptor",
            "SHA-256 of what the descriptor of a network of your own says about pixels, or its first digits. The server fills it in.",
            Parameters.DIGEST_OR_NOTHING,
            "");

    /** The required parameters that a user may leave out, because the server fills them in. */
    static final List<Parameter<String>> FILLED_IN = List.of(MODEL, MODEL_HASH, DESCRIPTOR_HASH);

    /** Returns a reference to a network, with the digests of its present files. */
    public static NetworkReference to(Network network) {
        return new NetworkReference(
                network.id(), network.sha256(), network.isBuiltIn() ? "" : network.descriptorDigest());
    }

    /**
     * Returns {@code table} with the parameters that name a network.
     *
     * @param network returns the reference to the network in a spec
     */
    public static <S> ParameterTable<S> addTo(ParameterTable<S> table, Function<? super S, NetworkReference> network) {
        return table.with(MODEL, spec -> network.apply(spec).model())
                .with(MODEL_HASH, spec -> network.apply(spec).modelHash())
                .with(DESCRIPTOR_HASH, spec -> network.apply(spec).descriptorHash());
    }

    /** Returns the reference to the network that the values of a table name. */
    public static NetworkReference of(ParameterTable.Values values) {
        return new NetworkReference(values.get(MODEL), values.get(MODEL_HASH), values.get(DESCRIPTOR_HASH));
    }

    /** Returns the values of this reference by the names of their parameters. */
    public Map<String, Object> values() {
        return Map.of(MODEL.name(), model, MODEL_HASH.name(), modelHash, DESCRIPTOR_HASH.name(), descriptorHash);
    }

    /** Returns whether a network is the one that this reference names, with the same digests. */
    public boolean isOf(Network network) {
        return equals(to(network));
    }
}
