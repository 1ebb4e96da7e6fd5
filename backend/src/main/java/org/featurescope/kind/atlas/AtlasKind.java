package org.featurescope.kind.atlas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographSet;
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

/** The kind of figure that arranges a layer's activations for many photographs by similarity: an activation atlas. */
public final class AtlasKind implements FigureKind<AtlasSpec> {
    private final KindContext context;

    /** Creates the kind. */
    public AtlasKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<AtlasSpec> specType() {
        return AtlasSpec.class;
    }

    @Override
    public ParameterTable<AtlasSpec> parameters() {
        return AtlasSpec.TABLE;
    }

    @Override
    public String title() {
        return "Activation atlas";
    }

    @Override
    public String description() {
        return "Activations of a layer for many photographs, arranged on a map by similarity, with a picture for each"
                + " cell.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&layer=" + ExampleUnits.MIDDLE_LAYER + "&cells=6&samples=500" + ExampleUnits.MANY;
    }

    @Override
    public AtlasSpec resolved(AtlasSpec spec, Networks networks) {
        return spec.with(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(AtlasSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        try (PhotographSet set = context.photographs().open(spec.photographs().name())) {
            spec.checkAgainst(network, set.names().size(), context.visualizer().limits());
        }
        return new AtlasRecipe(spec, network, context);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(AtlasResult.class, AtlasScene::new));
    }

    @Override
    public List<Suggestion> suggestionsForLayer(Network network, Layer layer, int first) {
        return List.of(new Suggestion(
                30,
                "An activation atlas",
                "Its activations for many photographs, arranged on a map by similarity, with a picture for each cell.",
                List.of(Map.entry("layer", layer.name()), Map.entry("size", "64"))));
    }
}
