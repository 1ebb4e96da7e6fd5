package org.featurescope.kind.basistest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that tests whether the neurons of a layer are special directions. */
public final class BasisTestKind implements FigureKind<BasisTestSpec> {
    private final KindContext context;

    /** Creates the kind. */
    public BasisTestKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<BasisTestSpec> specType() {
        return BasisTestSpec.class;
    }

    @Override
    public ParameterTable<BasisTestSpec> parameters() {
        return BasisTestSpec.TABLE;
    }

    @Override
    public String title() {
        return "Is the basis special?";
    }

    @Override
    public String description() {
        return "Whether a layer’s neurons are sparser, heavier-tailed or more selective than other directions of its activation space.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&layer=" + ExampleUnits.MIDDLE_LAYER + "&rotations=4&alphas=5" + ExampleUnits.MANY;
    }

    @Override
    public BasisTestSpec resolved(BasisTestSpec spec, Networks networks) {
        return spec.with(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(BasisTestSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        spec.checkAgainst(network, context.visualizer().limits());
        return new BasisTestRecipe(spec, network, context);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(BasisTestResult.class, BasisTestScene::new)
                .withTable("effects", BasisTestResult::effects)
                .withTable("path", BasisTestResult::path)
                .withSize(data -> "Measured on %s of %s."
                        .formatted(
                                Captions.count(data.sample().positions(), "position"),
                                Captions.count(data.sample().photographs(), "photograph"))));
    }

    @Override
    public List<Suggestion> shownOfSet(Network network, Layer layer, String photographs) {
        if (layer.channels() == 1) {
            return List.of();
        }
        return List.of(new Suggestion(
                50,
                "Are the neurons special directions?",
                "Rotating the axes changes nothing in linear algebra, but rectifying does not rotate along. Are this"
                        + " layer’s neurons sparser, heavier-tailed or more selective for classes than other directions of"
                        + " its activation space?",
                List.of(
                        Map.entry("layer", layer.name()),
                        Map.entry(NamedSet.NAME.name(), photographs),
                        Map.entry("size", "96"))));
    }

    @Override
    public List<Suggestion> suggestionsForLayer(Network network, Layer layer, int first) {
        if (layer.channels() == 1) {
            return List.of();
        }
        return List.of(new Suggestion(
                40,
                "Is the basis special?",
                "Whether its neurons are sparser, heavier-tailed or more selective than other directions.",
                List.of(Map.entry("layer", layer.name()), Map.entry("size", "96"))));
    }
}
