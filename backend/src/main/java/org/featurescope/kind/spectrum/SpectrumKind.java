package org.featurescope.kind.spectrum;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.ShownFigure;
import org.featurescope.figure.link.LinkQuery;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/**
 * The kind of figure that shows the range of a unit's activation by an optimized minimum, photographs and an optimum.
 */
public final class SpectrumKind implements FigureKind<SpectrumSpec> {
    private final KindContext context;

    /** Creates the kind. */
    public SpectrumKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<SpectrumSpec> specType() {
        return SpectrumSpec.class;
    }

    @Override
    public ParameterTable<SpectrumSpec> parameters() {
        return SpectrumSpec.TABLE;
    }

    @Override
    public String title() {
        return "The spectrum of a unit";
    }

    @Override
    public String description() {
        return "A picture that suppresses a unit most, photographs in the order of its activation, and its optimum.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.DOG + ExampleUnits.CLEAR;
    }

    @Override
    public SpectrumSpec resolved(SpectrumSpec spec, Networks networks) {
        return spec.with(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(SpectrumSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        PreparedPlan plan =
                spec.plan().preparedFor(network, context.visualizer().limits());
        return new SpectrumRecipe(spec, plan, network, context);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(SpectrumResult.class, SpectrumScene::new));
    }

    @Override
    public List<ShownFigure> shownOfUnit(Network network, Layer layer, int channel) {
        Map.Entry<String, String> unit = Map.entry("unit", layer.name() + ":" + channel);
        return List.of(new ShownFigure("Its spectrum", LinkQuery.of(name(), network, List.of(unit)), true));
    }
}
