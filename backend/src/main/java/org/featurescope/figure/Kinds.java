package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.model.Network;
import org.featurescope.optimize.Visualizer;
import org.featurescope.validate.InvalidInputException;

/** The kinds of figures there are. */
public final class Kinds {
    private static final int MOST_NAME = 40;

    private final Map<String, Kind<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Kind<?>> byType = new LinkedHashMap<>();

    private Kinds(List<Kind<?>> kinds) {
        for (Kind<?> kind : kinds) {
            byName.put(kind.name(), kind);
            byType.put(kind.type(), kind);
        }
    }

    /** Every kind, made with {@code visualizer} where it needs one. A new kind is one more line here. */
    public static Kinds with(Visualizer visualizer) {
        return new Kinds(List.of(
                new Kind<>(
                        ChannelSpec.class,
                        ChannelSpec.TABLE,
                        "One unit",
                        "A picture made to excite one channel of one layer.",
                        "unit=mixed4c:12",
                        new ChannelRecipe(visualizer)),
                new Kind<>(
                        GridSpec.class,
                        GridSpec.TABLE,
                        "Channels of a layer",
                        "Several channels of one layer, each with a picture made to excite it.",
                        "layer=mixed4c&channels=0-8",
                        new GridRecipe(visualizer))));
    }

    /** Every kind, in the order to be shown. */
    public List<Kind<?>> all() {
        return List.copyOf(byName.values());
    }

    /** The kind of a spec. */
    public Kind<?> of(FigureSpec spec) {
        Kind<?> kind = byType.get(spec.getClass());
        if (kind == null) {
            throw new IllegalStateException(spec.getClass() + " stands for no kind in the registry");
        }
        return kind;
    }

    /** The kind that a spec names. */
    Kind<?> named(Optional<String> name) {
        Kind<?> kind = byName.get(name.orElse(""));
        if (kind == null) {
            throw new InvalidInputException(
                    ParameterTable.KIND,
                    "kind must be one of %s, but is %s"
                            .formatted(
                                    String.join(", ", byName.keySet()),
                                    name.map(given -> given.length() > MOST_NAME ? given.substring(0, MOST_NAME) : given)
                                            .map(given -> "\"" + given + "\"")
                                            .orElse("missing")));
        }
        return kind;
    }

    /** The id of the figure that a spec describes. */
    public FigureId id(FigureSpec spec) {
        return FigureId.ofCanonical(canonicalJson(spec));
    }

    /** A spec as JSON, complete. */
    public ObjectNode toJson(FigureSpec spec) {
        return of(spec).toJson(spec);
    }

    /** A spec in its one canonical form (RFC 8785), whose SHA-256 is the figure's id. */
    public String canonicalJson(FigureSpec spec) {
        return CanonicalJson.of(toJson(spec));
    }

    /** A spec as the query of a readable link, {@code kind=channel&model=...}. */
    public String toQuery(FigureSpec spec) {
        return of(spec).toQuery(spec);
    }

    /** Makes a figure on the calling thread, as {@link Recipe#make} does. */
    public FigureResult make(FigureSpec spec, Network network, RecipeListener listener) {
        return of(spec).make(spec, network, listener);
    }

    /** The spec that was printed before, complete as it is; its network need not be at hand any more. */
    FigureSpec stored(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidInputException("spec", "a spec must be a JSON object");
        }
        SpecSource source = SpecSource.of(object);
        Kind<?> kind = named(Optional.ofNullable(object.get(ParameterTable.KIND)).map(JsonNode::asText));
        return kind.read(
                source, object.path(Parameters.MODEL.name()).asText(), object.path(Parameters.MODEL_HASH.name()).asText());
    }
}
