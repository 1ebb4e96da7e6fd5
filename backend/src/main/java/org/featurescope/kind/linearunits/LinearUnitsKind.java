package org.featurescope.kind.linearunits;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.model.PointwiseWeights;
import org.featurescope.model.UnitExpression;
import org.featurescope.validate.InvalidInputException;

/** The kind of figure that shows units of a network as linear functions of two channels that they read. */
public final class LinearUnitsKind implements FigureKind<LinearUnitsSpec> {
    /** The number of classes that are shown of a network of which no units were chosen. */
    private static final int FEW = 4;

    /** Units of which two channels explain more than of others. */
    private static final List<Map.Entry<String, String>> CHOSEN = List.of(
            Map.entry("units", "mixed4c:92,mixed4c:33,mixed4c:11,mixed4c:57"),
            Map.entry("inputs", "55,58"),
            Map.entry("size", "96"));

    /** The networks of which these units were chosen. */
    private static final Set<String> NETWORKS = Set.of("mini-inception", "mini-inception-robust");

    private final KindContext context;

    /** Creates the kind. */
    public LinearUnitsKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<LinearUnitsSpec> specType() {
        return LinearUnitsSpec.class;
    }

    @Override
    public ParameterTable<LinearUnitsSpec> parameters() {
        return LinearUnitsSpec.TABLE;
    }

    @Override
    public String title() {
        return "Units as linear functions";
    }

    @Override
    public String description() {
        return "Units of a network over two of the channels that they read: where each changes its sign, and where photographs lie.";
    }

    @Override
    public String example() {
        return "model=mini-inception&units=mixed4c:92,mixed4c:33,mixed4c:11,mixed4c:57&inputs=55,58&size=48&steps=24";
    }

    @Override
    public LinearUnitsSpec resolved(LinearUnitsSpec spec, Networks networks) {
        return spec.with(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(LinearUnitsSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        PointwiseWeights weights = spec.weights(network);
        List<Integer> named = spec.namedInputs(weights);
        // which channels matter most is not known yet; the pictures of any two take as much memory
        spec.plan(weights.input().name(), named.isEmpty() ? List.of(0, 1) : named)
                .preparedFor(network, context.visualizer().limits());
        return new LinearUnitsRecipe(spec, network, weights, context);
    }

    @Override
    public List<Suggestion> shownInLinear(Network network) {
        List<List<Map.Entry<String, String>>> shown =
                NETWORKS.contains(network.id()) ? List.of(CHOSEN) : firstClasses(network);
        return shown.stream()
                .map(parameters -> new Suggestion(
                        80,
                        "The same in a trained network",
                        "Here are units of a network that was trained on photographs. They read hundreds of channels;"
                                + " two of these are the axes, and all others are held at their means. So each unit is"
                                + " again a line, beside a picture of what excites it, and positive on the side to which"
                                + " its arrow points. Points are photographs. Choose a unit: the points at which the"
                                + " network’s own unit is positive are filled, and where its line does not part them,"
                                + " the other channels decide.",
                        parameters))
                .toList();
    }

    /** Returns the parameters of a figure about the first scores of classes; none if they cannot be shown. */
    private static List<List<Map.Entry<String, String>>> firstClasses(Network network) {
        if (network.classes().isEmpty() || network.labels().size() < FEW) {
            return List.of();
        }
        String node = network.classes().get().logitsNode();
        return network.layers().stream()
                .filter(layer -> layer.node().equals(node))
                .limit(1)
                .map(layer -> IntStream.range(0, FEW)
                        .mapToObj(channel -> layer.name() + ":" + channel)
                        .collect(Collectors.joining(",")))
                .filter(units -> isPointwise(network, units))
                .map(units -> List.of(Map.entry("units", units), Map.entry("size", "96")))
                .toList();
    }

    private static boolean isPointwise(Network network, String units) {
        try {
            PointwiseWeights.of(
                    "units",
                    network,
                    Stream.of(units.split(",", -1))
                            .map(unit -> (UnitExpression.Unit) UnitExpression.parse("units", unit))
                            .toList());
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(LinearUnitsResult.class, LinearUnitsScene::new)
                .withTable("units", LinearUnitsTables::units)
                .withTable("points", LinearUnitsTables::points)
                .withSize(data -> "Measured on %s of %s."
                        .formatted(
                                Captions.count(data.positions(), "position"),
                                Captions.count(data.set().photographs(), "photograph"))));
    }
}
