package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.figure.answers.Questions;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.CanonicalJson;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.QueryString;
import org.featurescope.figure.link.SpecSource;
import org.featurescope.figure.link.UnitFigures;
import org.featurescope.figure.table.Table;
import org.featurescope.model.Catalogue;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitTitles;
import org.featurescope.validate.InvalidInputException;

/** The collection of all kinds of figures. It finds a kind by its name or by the class of a spec. Immutable. */
public final class Kinds {
    private static final int MOST_NAME = 40;

    private final Map<String, FigureKind<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, FigureKind<?>> byType = new LinkedHashMap<>();

    /** Where titles, captions and labels find the labels of classes. */
    private final Optional<Networks> networks;

    /** The words that titles and captions have for units; empty if they have names only. */
    private final Optional<UnitTitles> units;

    /** Creates a collection of these kinds, which finds no labels of classes. Pages show them in the same order. */
    public Kinds(List<FigureKind<?>> kinds) {
        this(kinds, Optional.empty(), Optional.empty());
    }

    private Kinds(List<FigureKind<?>> kinds, Optional<Networks> networks, Optional<UnitTitles> units) {
        this.networks = networks;
        this.units = units;
        for (FigureKind<?> kind : kinds) {
            byName.put(kind.name(), kind);
            byType.put(kind.specType(), kind);
        }
    }

    /** Returns these kinds with the networks whose units they name by classes, see {@link ClassUnits}. */
    public Kinds naming(Networks named) {
        return new Kinds(all(), Optional.of(named), Optional.empty());
    }

    /** Returns these kinds with the networks whose units they name by classes and by what they fire on, see {@link UnitTitles}. */
    public Kinds naming(Networks named, KnownResponses responses) {
        return new Kinds(all(), Optional.of(named), Optional.of(new UnitTitles(responses)));
    }

    /** Returns every kind, in the order in which pages show them. */
    public List<FigureKind<?>> all() {
        return List.copyOf(byName.values());
    }

    /**
     * Returns the kind of a spec.
     *
     * @throws IllegalStateException if no kind has specs of this class
     */
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

    /** Returns the kind with a name, if there is one. */
    public Optional<FigureKind<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Returns the kind that a spec names.
     *
     * @throws InvalidInputException if the name is missing or unknown; the message lists the kinds
     */
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

    /**
     * Returns the kind whose figures show the channels of a layer.
     *
     * @throws IllegalStateException if there is no such kind
     */
    public LayerFigures layerFigures() {
        return byName.values().stream()
                .filter(LayerFigures.class::isInstance)
                .map(LayerFigures.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no registered kind shows the channels of a layer"));
    }

    /**
     * Returns the kind whose figures show one unit by one picture.
     *
     * @throws IllegalStateException if there is no such kind
     */
    public UnitFigures unitFigures() {
        return byName.values().stream()
                .filter(UnitFigures.class::isInstance)
                .map(UnitFigures.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no registered kind shows one unit"));
    }

    /**
     * Returns the links that all kinds suggest, in the order in which pages show them.
     *
     * @param suggestions returns the suggestions of a kind
     */
    public List<Suggestion.Link> suggestions(Network network, Function<FigureKind<?>, List<Suggestion>> suggestions) {
        return all().stream()
                .flatMap(kind -> suggestions.apply(kind).stream().map(suggestion -> suggestion.link(kind, network)))
                .map(link -> link.named(text -> ClassUnits.named(network, text)))
                .sorted(Comparator.comparingInt(Suggestion.Link::order))
                .toList();
    }

    /** Returns a spec in its complete form, see {@link FigureKind#resolved}. */
    <S extends FigureSpec> S resolved(S spec, Networks networks) {
        return typed(spec).resolved(spec, networks);
    }

    /** Checks a spec and returns it with the recipe that makes its figure, see {@link FigureKind#recipe}. */
    public <S extends FigureSpec> PreparedFigure prepared(S spec, Networks networks) {
        return new PreparedFigure(spec, typed(spec).recipe(spec, networks));
    }

    /** Begins the computation of a figure that is watched while it runs, see {@link FigureKind#live}. */
    public <S extends FigureSpec> Optional<Streaming.Live> live(S spec, Networks networks) {
        return typed(spec).live(spec, networks);
    }

    /** Returns the spec of a kind's example, on the default network if the example names none. */
    public FigureSpec example(FigureKind<?> kind, Catalogue catalogue) {
        SpecSource given = SpecSource.of(QueryString.parse(kind.example()));
        Network network =
                given.read(NetworkReference.MODEL).map(catalogue::network).orElseGet(catalogue::defaultNetwork);
        SpecSource source = given.filledIn(NetworkReference.to(network).values());
        return resolved(kind.parameters().read(source), catalogue);
    }

    /** Returns the id of the figure that a spec describes. */
    public FigureId id(FigureSpec spec) {
        return FigureId.ofCanonical(canonicalJson(spec));
    }

    /** Returns a spec as JSON, with all its parameters. */
    public <S extends FigureSpec> ObjectNode toJson(S spec) {
        return typed(spec).parameters().toJson(spec);
    }

    /** Returns a spec as canonical JSON (RFC 8785), whose SHA-256 is the figure's id. */
    public String canonicalJson(FigureSpec spec) {
        return CanonicalJson.of(toJson(spec));
    }

    /** Returns a spec as the query of a readable link, {@code kind=channel&model=...}. */
    public <S extends FigureSpec> String toQuery(S spec) {
        return typed(spec).parameters().toQuery(spec);
    }

    /** Returns the JSON Schema (draft 2020-12) of the specs of a kind that the API accepts. */
    public static ObjectNode schema(FigureKind<?> kind) {
        return kind.parameters().schema().put("title", kind.title()).put("description", kind.description());
    }

    /**
     * Returns the drawing of a figure. It is empty if the figure has no data or its kind has no drawing; such a figure
     * is drawn as its pictures in rows.
     *
     * @param data the data of the figure's result, as the store keeps it
     */
    public Optional<ExportedFigure.Drawing> drawing(FigureSpec spec, Optional<JsonNode> data) {
        return of(spec).resultData().flatMap(result -> data.flatMap(result::drawing));
    }

    /**
     * Returns the caption of a figure for people. That of a finished figure also says how much data was measured, if its kind
     * does.
     *
     * @param data the data of the figure's result, as the store keeps it; empty if the figure is not finished
     */
    public String caption(FigureSpec spec, Optional<JsonNode> data) {
        return named(
                spec,
                inWords(
                        spec,
                        of(spec).resultData()
                                .flatMap(result -> data.flatMap(result::size))
                                .map(size -> spec.caption() + " " + size)
                                .orElseGet(spec::caption),
                        UnitTitles::inCaption));
    }

    /** Returns the title of a figure for people. */
    public String title(FigureSpec spec) {
        return named(spec, inWords(spec, spec.title(), UnitTitles::inTitle));
    }

    private String inWords(FigureSpec spec, String text, Wording wording) {
        return network(spec)
                .flatMap(network -> units.map(titles -> wording.of(titles, network, text)))
                .orElse(text);
    }

    /** Puts words for the units that a text names. */
    private interface Wording {
        String of(UnitTitles titles, Network network, String text);
    }

    /** Returns the network that a figure is about, if it is known. */
    private Optional<Network> network(FigureSpec spec) {
        return spec instanceof AboutNetwork about ? networks.flatMap(all -> all.find(about.model())) : Optional.empty();
    }

    /** Returns the arrangement of a finished figure of some pictures. */
    public Layout layout(FigureSpec spec, int pictures) {
        return spec.layout(pictures).withLabels(text -> named(spec, text));
    }

    /** Returns the arrangement of a figure that is not finished. */
    public Layout layout(FigureSpec spec) {
        return spec.layout().withLabels(text -> named(spec, text));
    }

    /** Returns a text about a figure, such as the label of a picture, with the labels of classes at their units. */
    public String named(FigureSpec spec, String text) {
        return network(spec).map(network -> ClassUnits.named(network, text)).orElse(text);
    }

    /**
     * Returns the label of a figure's picture, with the label of its class if its unit stands for one.
     *
     * @param unit the picture's unit, {@code layer:channel}, or another text if it shows none
     */
    public String pictureLabel(FigureSpec spec, String label, String unit) {
        return network(spec)
                .map(network -> ClassUnits.label(network, label, unit))
                .orElse(label);
    }

    /** Returns the names of the tables that a figure with data has, in the order in which pages show them. */
    public List<String> tables(FigureSpec spec) {
        return of(spec).resultData().map(ResultData::tableNames).orElseGet(List::of);
    }

    /**
     * Returns a table of a figure's numbers; empty if the figure has no data or no table of this name.
     *
     * @param data the data of the figure's result, as the store keeps it
     */
    public Optional<Table> table(FigureSpec spec, Optional<JsonNode> data, String name) {
        return of(spec).resultData().flatMap(result -> data.flatMap(json -> result.table(name, json)));
    }

    /**
     * Returns the questions that a figure asks people; none if it asks none.
     *
     * @param data the data of the figure's result, as the store keeps it
     */
    public Questions questions(FigureSpec spec, Optional<JsonNode> data) {
        return data.map(json -> of(spec).questions(json)).orElseGet(() -> new Questions(List.of()));
    }

    /**
     * Reads a complete spec that {@link #toJson} wrote. The figure's network need not be available.
     *
     * @throws InvalidInputException if it is not a spec of one of these kinds
     */
    public FigureSpec stored(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidInputException("spec", "a spec must be a JSON object");
        }
        return required(Optional.ofNullable(object.get(ParameterTable.KIND)).map(JsonNode::asText))
                .parameters()
                .read(SpecSource.of(object));
    }
}
