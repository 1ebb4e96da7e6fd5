package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.link.CanonicalJson;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.Parameters;
import org.featurescope.figure.link.SpecSource;
import org.featurescope.kind.atlas.AtlasRecipe;
import org.featurescope.kind.atlas.AtlasSpec;
import org.featurescope.kind.channel.ChannelSpec;
import org.featurescope.kind.directions.DirectionsSpec;
import org.featurescope.kind.diversity.DiversityRecipe;
import org.featurescope.kind.diversity.DiversitySpec;
import org.featurescope.kind.grid.GridRecipe;
import org.featurescope.kind.grid.GridSpec;
import org.featurescope.kind.interpolation.InterpolationSpec;
import org.featurescope.kind.interpolationsquare.InterpolationSquareSpec;
import org.featurescope.kind.joint.JointSpec;
import org.featurescope.kind.objective.ObjectiveSpec;
import org.featurescope.kind.objectives.ObjectivesSpec;
import org.featurescope.kind.optimized.OptimizedRecipe;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.preconditioning.PreconditioningSpec;
import org.featurescope.kind.regularization.RegularizationSpec;
import org.featurescope.kind.semantic.SemanticRecipe;
import org.featurescope.kind.semantic.SemanticSpec;
import org.featurescope.kind.spectrum.SpectrumRecipe;
import org.featurescope.kind.spectrum.SpectrumSpec;
import org.featurescope.kind.steps.StepsSpec;
import org.featurescope.model.Network;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.Visualizer;
import org.featurescope.validate.InvalidInputException;

/** The kinds of figures there are. */
public final class Kinds {
    private static final int MOST_NAME = 40;

    private final Map<String, Kind<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Kind<?>> byType = new LinkedHashMap<>();

    private final PhotographShelf shelf;
    private final EngineLimits limits;

    private Kinds(PhotographShelf shelf, EngineLimits limits, List<Kind<?>> kinds) {
        this.shelf = shelf;
        this.limits = limits;
        for (Kind<?> kind : kinds) {
            byName.put(kind.name(), kind);
            byType.put(kind.type(), kind);
        }
    }

    /**
     * Every kind, made with {@code visualizer} and the photographs of {@code shelf} where it needs them. A new kind is one
     * more line here. Its example is small, so that who reads about it sees it form within seconds.
     */
    public static Kinds with(Visualizer visualizer, PhotographShelf shelf) {
        return new Kinds(
                shelf,
                visualizer.limits(),
                List.of(
                        optimized(
                                visualizer,
                                ChannelSpec.class,
                                ChannelSpec.TABLE,
                                "One unit",
                                "A picture made to excite one channel of one layer.",
                                "unit=mixed4c:12&steps=128"),
                        new Kind<>(
                                GridSpec.class,
                                GridSpec.TABLE,
                                "Channels of a layer",
                                "The channels of one layer, all or some, each with a picture made to excite it.",
                                "layer=mixed4c&channels=all&perPage=12&sort=activation&size=96&steps=64",
                                new GridRecipe(visualizer)),
                        optimized(
                                visualizer,
                                JointSpec.class,
                                JointSpec.TABLE,
                                "Neurons against neurons",
                                "Single units on the axes, and pictures that excite both where they meet.",
                                "rows=mixed4c:12&columns=mixed4c:31,mixed4c:44,mixed4c:7&size=96&steps=64"),
                        optimized(
                                visualizer,
                                InterpolationSpec.class,
                                InterpolationSpec.TABLE,
                                "From one to another",
                                "From one unit or direction to another in equal steps, under a slider.",
                                "from=mixed4c:12&to=mixed4c:31&frames=6&size=96&steps=64"),
                        optimized(
                                visualizer,
                                InterpolationSquareSpec.class,
                                InterpolationSquareSpec.TABLE,
                                "Between four",
                                "A square of pictures with a unit or direction at each corner, and mixtures of them between.",
                                "a=mixed4c:12&b=mixed4c:31&c=mixed4c:44&d=mixed4c:7&side=3&size=64&steps=64"),
                        optimized(
                                visualizer,
                                DirectionsSpec.class,
                                DirectionsSpec.TABLE,
                                "Basis and random directions",
                                "Channels of a layer beside random directions of the same length, drawn and not chosen.",
                                "layer=mixed4c&count=4&size=96&steps=64"),
                        new Kind<>(
                                DiversitySpec.class,
                                DiversitySpec.TABLE,
                                "Diverse optima",
                                "Several distinct pictures that all excite one unit, and the photographs that do.",
                                "unit=mixed4c:12&size=96&steps=64",
                                new DiversityRecipe(visualizer, shelf)),
                        optimized(
                                visualizer,
                                ObjectivesSpec.class,
                                ObjectivesSpec.TABLE,
                                "Five objectives",
                                "The same network asked for a neuron, a channel, a layer, a class and its probability.",
                                "unit=mixed4c:12&class=%230&size=96&steps=64"),
                        optimized(
                                visualizer,
                                RegularizationSpec.class,
                                RegularizationSpec.TABLE,
                                "The ladder of regularization",
                                "One unit with one kind of regularization at a time, after more and more steps.",
                                "unit=mixed4c:12&columns=3&size=64&steps=64"),
                        optimized(
                                visualizer,
                                PreconditioningSpec.class,
                                PreconditioningSpec.TABLE,
                                "Preconditioning",
                                "One unit climbed by the steepest way of several metrics and parameterizations.",
                                "unit=mixed4c:12&columns=3&size=64&steps=64"),
                        optimized(
                                visualizer,
                                StepsSpec.class,
                                StepsSpec.TABLE,
                                "Step by step",
                                "One optimization from noise to its end, under a slider.",
                                "unit=mixed4c:12&steps=128"),
                        new Kind<>(
                                SpectrumSpec.class,
                                SpectrumSpec.TABLE,
                                "The spectrum of a unit",
                                "One unit from what it is most against to what excites it most, photographs between.",
                                "unit=mixed4c:12&size=96&steps=64",
                                new SpectrumRecipe(visualizer, shelf)),
                        new Kind<>(
                                SemanticSpec.class,
                                SemanticSpec.TABLE,
                                "A photograph as a layer sees it",
                                "The activations of a photograph, position by position or in groups, each with a picture.",
                                "layer=mixed4c&photograph=chelsea&groups=4&size=96&steps=64",
                                new SemanticRecipe(visualizer)),
                        new Kind<>(
                                AtlasSpec.class,
                                AtlasSpec.TABLE,
                                "Activation atlas",
                                "What a layer finds in many photographs, laid out by likeness.",
                                "layer=mixed4d&cells=6&samples=500&size=64&steps=32",
                                new AtlasRecipe(visualizer, shelf)),
                        optimized(
                                visualizer,
                                ObjectiveSpec.class,
                                ObjectiveSpec.TABLE,
                                "Any objective",
                                "Pictures that make large whatever an expression says.",
                                "objective=channel(mixed4c:12)%2Bchannel(mixed4c:31)&size=96&steps=128")));
    }

    private static <S extends OptimizedSpec> Kind<S> optimized(
            Visualizer visualizer,
            Class<S> type,
            ParameterTable<S> table,
            String title,
            String description,
            String example) {
        return new Kind<>(type, table, title, description, example, new OptimizedRecipe<>(visualizer));
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
                                    name.map(given ->
                                                    given.length() > MOST_NAME ? given.substring(0, MOST_NAME) : given)
                                            .map(given -> "\"" + given + "\"")
                                            .orElse("missing")));
        }
        return kind;
    }

    /** A spec with what the network and the photographs at hand decide written out, as {@link FigureSpec#resolved} does. */
    FigureSpec resolved(FigureSpec spec, Network network) {
        return spec.resolved(network, shelf);
    }

    /** Passes if a network and the engine can make what a spec asks for, as {@link FigureSpec#checkAgainst} does. */
    void check(FigureSpec spec, Network network) {
        spec.checkAgainst(network, limits);
    }

    /** The example of a kind, for the network given. */
    public FigureSpec example(Kind<?> kind, Network network) {
        return resolved(kind.example(network), network);
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
    public FigureSpec stored(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidInputException("spec", "a spec must be a JSON object");
        }
        SpecSource source = SpecSource.of(object);
        Kind<?> kind =
                named(Optional.ofNullable(object.get(ParameterTable.KIND)).map(JsonNode::asText));
        return kind.read(
                source,
                object.path(Parameters.MODEL.name()).asText(),
                object.path(Parameters.MODEL_HASH.name()).asText());
    }
}
