package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.link.CanonicalJson;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.QueryString;
import org.featurescope.figure.link.SpecSource;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.validate.InvalidInputException;

/** Holds the kinds of figures, by their names and by the records of their specs. Immutable. */
public final class Kinds {
    private static final int MOST_NAME = 40;

    private final Map<String, FigureKind<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, FigureKind<?>> byType = new LinkedHashMap<>();

    /** Makes a collection of these kinds, in the order in which people see them. */
    public Kinds(List<FigureKind<?>> kinds) {
        for (FigureKind<?> kind : kinds) {
            byName.put(kind.name(), kind);
            byType.put(kind.specType(), kind);
        }
    }

    /** Returns every kind, in the order in which people see them. */
    public List<FigureKind<?>> all() {
        return List.copyOf(byName.values());
    }

    /** Returns the kind of a spec. */
    public FigureKind<?> of(FigureSpec spec) {
        return typed(spec);
    }

    @SuppressWarnings("unchecked") // each kind is registered under the record of its own specs
    private <S extends FigureSpec> FigureKind<S> typed(S spec) {
        FigureKind<?> kind = byType.get(spec.getClass());
        if (kind == null) {
            throw new IllegalStateException(spec.getClass() + " is the spec of no registered kind");
        }
        return (FigureKind<S>) kind;
    }

    /** Returns the kind of a name, if there is one. */
    public Optional<FigureKind<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the kind that a spec names, or throws an {@link InvalidInputException} naming the kinds there are. */
    FigureKind<?> required(Optional<String> name) {
        FigureKind<?> kind = byName.get(name.orElse(""));
        if (kind == null) {
            throw new InvalidInputException(
                    ParameterTable.KIND,
                    "kind must be one of %s, but is %s"
                            .formatted(
                                    String.join(", ", byName.keySet()),
                                    name.map(given ->
                                                    given.length() > MOST_NAME ? given.substring(0, MOST_NAME) : given)
                                            .map(given -> "\"" + given + "\"")
                                            .orElse("missing")));
        }
        return kind;
    }

    /** Returns the kind whose figures show the channels of a layer. */
    public LayerFigures layerFigures() {
        return byName.values().stream()
                .filter(LayerFigures.class::isInstance)
                .map(LayerFigures.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no registered kind shows the channels of a layer"));
    }

    /** Fills in all that the server knows of a spec, as {@link FigureKind#resolved} does. */
    <S extends FigureSpec> S resolved(S spec, Networks networks) {
        return typed(spec).resolved(spec, networks);
    }

    /** Checks a spec and prepares its figure, as {@link FigureKind#recipe} does. */
    public <S extends FigureSpec> PreparedFigure prepared(S spec, Networks networks) {
        return new PreparedFigure(spec, typed(spec).recipe(spec, networks));
    }

    /** Returns the example of a kind on a network. */
    public FigureSpec example(FigureKind<?> kind, Network network) {
        SpecSource source = SpecSource.of(QueryString.parse(kind.example()))
                .filledIn(NetworkReference.to(network).values());
        return resolved(kind.parameters().read(source), id -> network);
    }

    /** Returns the id of the figure that a spec describes. */
    public FigureId id(FigureSpec spec) {
        return FigureId.ofCanonical(canonicalJson(spec));
    }

    /** Returns a spec as JSON, complete. */
    public <S extends FigureSpec> ObjectNode toJson(S spec) {
        return typed(spec).parameters().toJson(spec);
    }

    /** Returns a spec in its one canonical form (RFC 8785), whose SHA-256 is the figure's id. */
    public String canonicalJson(FigureSpec spec) {
        return CanonicalJson.of(toJson(spec));
    }

    /** Returns a spec as the query of a readable link, {@code kind=channel&model=...}. */
    public <S extends FigureSpec> String toQuery(S spec) {
        return typed(spec).parameters().toQuery(spec);
    }

    /** Returns the JSON Schema (draft 2020-12) of a kind's specs as they may be given. */
    public static ObjectNode schema(FigureKind<?> kind) {
        return kind.parameters().schema().put("title", kind.title()).put("description", kind.description());
    }

    /** Returns what draws a figure, where its kind draws more than pictures in rows and the figure has data. */
    public Optional<ExportedFigure.Drawing> drawing(FigureSpec spec, Optional<JsonNode> data) {
        return of(spec).resultData().flatMap(result -> data.flatMap(result::drawing));
    }

    /** Reads a spec that was printed before, complete as it is; its network need not be at hand any more. */
    public FigureSpec stored(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidInputException("spec", "a spec must be a JSON object");
        }
        return required(Optional.ofNullable(object.get(ParameterTable.KIND)).map(JsonNode::asText))
                .parameters()
                .read(SpecSource.of(object));
    }
}
