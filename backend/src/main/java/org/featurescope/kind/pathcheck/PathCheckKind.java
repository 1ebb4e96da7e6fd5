package org.featurescope.kind.pathcheck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that asks whether an optimized picture takes the way through a network that photographs take. */
public final class PathCheckKind implements FigureKind<PathCheckSpec> {
    private final KindContext context;

    /** Creates the kind. */
    public PathCheckKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<PathCheckSpec> specType() {
        return PathCheckSpec.class;
    }

    @Override
    public ParameterTable<PathCheckSpec> parameters() {
        return PathCheckSpec.TABLE;
    }

    @Override
    public String title() {
        return "Path check";
    }

    @Override
    public String description() {
        return "Whether a unit’s optimized picture takes the way through the network that the photographs which excite it take.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.DOG + ExampleUnits.CLEAR;
    }

    @Override
    public PathCheckSpec resolved(PathCheckSpec spec, Networks networks) {
        return spec.with(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(PathCheckSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        PreparedPlan plan =
                spec.plan().preparedFor(network, context.visualizer().limits());
        return new PathCheckRecipe(spec, plan, network, context);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(PathCheckResult.class, PathCheckScene::new)
                .withTable("layers", PathCheckResult::table)
                .withSize(data -> "Measured on %s, by means over all positions of each map."
                        .formatted(Captions.count(data.set().photographs(), "photograph"))));
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        return List.of(new Suggestion(
                85,
                "The way of its picture",
                "Whether its optimized picture takes the way through the network that photographs take.",
                List.of(Map.entry("unit", layer.name() + ":" + channel))));
    }
}
