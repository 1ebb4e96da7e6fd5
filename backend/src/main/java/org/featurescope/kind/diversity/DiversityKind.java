package org.featurescope.kind.diversity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that shows several different optima of one unit, and the photographs that excite it most. */
public final class DiversityKind implements FigureKind<DiversitySpec> {
    private final KindContext context;

    /** Creates the kind. */
    public DiversityKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<DiversitySpec> specType() {
        return DiversitySpec.class;
    }

    @Override
    public ParameterTable<DiversitySpec> parameters() {
        return DiversitySpec.TABLE;
    }

    @Override
    public String title() {
        return "Diverse optima";
    }

    @Override
    public String description() {
        return "Several different pictures that all excite one unit, and the photographs that excite it most.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.DOG + ExampleUnits.CLEAR;
    }

    @Override
    public DiversitySpec resolved(DiversitySpec spec, Networks networks) {
        return spec.with(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(DiversitySpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        PreparedPlan plan =
                spec.plan().preparedFor(network, context.visualizer().limits());
        return new DiversityRecipe(spec, plan, network, context);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(DiversityResult.class, DiversityScene::new));
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        return List.of(new Suggestion(
                20,
                "Diverse optima",
                "Several different pictures that all excite it, and the photographs that excite it most.",
                List.of(Map.entry("unit", layer.name() + ":" + channel))));
    }
}
