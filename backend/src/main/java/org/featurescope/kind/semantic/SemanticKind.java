package org.featurescope.kind.semantic;

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
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that shows a layer's activations for a photograph as pictures. */
public final class SemanticKind implements FigureKind<SemanticSpec> {
    private final KindContext context;

    /** Creates the kind. */
    public SemanticKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<SemanticSpec> specType() {
        return SemanticSpec.class;
    }

    @Override
    public ParameterTable<SemanticSpec> parameters() {
        return SemanticSpec.TABLE;
    }

    @Override
    public String title() {
        return "A photograph as a layer sees it";
    }

    @Override
    public String description() {
        return "The activations of a photograph, position by position or in groups, each with a picture.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&layer=" + ExampleUnits.MIDDLE_LAYER + "&photograph=chelsea&groups=4"
                + ExampleUnits.CLEAR;
    }

    @Override
    public SemanticSpec resolved(SemanticSpec spec, Networks networks) {
        return spec.fitting(networks.network(spec.model()).layer(spec.layer()));
    }

    @Override
    public Recipe recipe(SemanticSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        spec.checkAgainst(network, context.visualizer().limits());
        return new SemanticRecipe(spec, network, context.visualizer());
    }

    @Override
    public List<Suggestion> suggestionsForPhotograph(Network network, Layer layer, int channel, String photograph) {
        int groups = Math.min(4, layer.height() * layer.width());
        return groups == 1
                ? List.of()
                : List.of(new Suggestion(
                        20,
                        "The photograph as the layer sees it",
                        "The activations of the photograph in %d groups, each with a picture.".formatted(groups),
                        List.of(
                                Map.entry("layer", layer.name()),
                                Map.entry("photograph", photograph),
                                Map.entry("groups", "" + groups))));
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(SemanticResult.class, SemanticScene::of));
    }
}
