package org.featurescope.portrait;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.SourceLayer;

/**
 * The contents of {@code portraits.json}, which lies beside the sheets of a network.
 *
 * @param model the id of the network
 * @param network {@link Network#identity()}
 * @param words the recipe as a sentence
 * @param recipe the recipe by which the portraits are made
 * @param recipeDigest {@link PortraitRecipe#digest()}
 * @param layers the sheets that are finished, in depth order
 */
public record PortraitIndex(
        String model,
        String network,
        String words,
        PortraitRecipe recipe,
        String recipeDigest,
        List<PortraitSheet> layers) {
    /** The name of the file. */
    static final String FILE = "portraits.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public PortraitIndex {
        layers = List.copyOf(layers);
    }

    /** Returns the index of a network that has no sheets yet. */
    public static PortraitIndex empty(Network network) {
        return empty(network, PortraitRecipe.of(network));
    }

    static PortraitIndex empty(Network network, PortraitRecipe recipe) {
        return new PortraitIndex(network.id(), network.identity(), recipe.words(), recipe, recipe.digest(), List.of());
    }

    /**
     * Parses the contents of the file.
     *
     * @throws IOException if they are not an index
     */
    static PortraitIndex parse(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, PortraitIndex.class);
    }

    /** Returns the contents of the file. */
    byte[] bytes() throws IOException {
        return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns whether the sheets were made from a network by a recipe. */
    boolean fits(Network of, PortraitRecipe by) {
        return network.equals(of.identity()) && recipeDigest.equals(by.digest()) && recipe.equals(by);
    }

    /** Returns the sheet that a layer shows, see {@link SourceLayer}, if it is finished. */
    public Optional<PortraitSheet> sheet(Network of, Layer layer) {
        return sheet(SourceLayer.of(of, layer));
    }

    /** Returns how the portraits that a layer shows were made, as sentences. */
    public String words(Network of, Layer layer) {
        Layer source = SourceLayer.of(of, layer);
        return source.equals(layer)
                ? words
                : "These are the pictures of the layer %s. %s".formatted(source.name(), words);
    }

    /** Returns whose picture a layer shows for each of its units, as a title; empty if it shows the units' own. */
    public static Optional<String> borrowed(Network of, Layer layer) {
        return Optional.of(SourceLayer.of(of, layer))
                .filter(source -> !source.equals(layer))
                .map(source -> source.kind().equals("logits")
                        ? "The picture of its logit"
                        : "The picture of the same unit of " + source.name());
    }

    /** Returns the sheet that was made for a layer, if it is finished. */
    Optional<PortraitSheet> sheet(Layer layer) {
        return layers.stream()
                .filter(sheet -> sheet.layer().equals(layer.name()) && sheet.units() == layer.channels())
                .findFirst();
    }

    /** Returns a copy with a sheet, which replaces an earlier one of its layer. */
    PortraitIndex with(PortraitSheet added, Network of) {
        List<PortraitSheet> all = Stream.concat(
                        layers.stream().filter(sheet -> !sheet.layer().equals(added.layer())), Stream.of(added))
                .toList();
        List<PortraitSheet> sorted = of.layers().stream()
                .flatMap(layer -> all.stream().filter(sheet -> sheet.layer().equals(layer.name())))
                .toList();
        return new PortraitIndex(model, network, words, recipe, recipeDigest, sorted);
    }
}
