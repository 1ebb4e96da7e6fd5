package org.featurescope.kind.sparsity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that shows how sparse a network's activations are against the depth of its layers. */
public final class SparsityKind implements FigureKind<SparsitySpec> {
    private static final String SUGGESTED = "How sparse its activations are";
    private static final String ANSWER =
            "The share of activations that are not zero and other measures of sparsity, layer by layer, with histograms.";

    private final KindContext context;

    /** Creates the kind. */
    public SparsityKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<SparsitySpec> specType() {
        return SparsitySpec.class;
    }

    @Override
    public ParameterTable<SparsitySpec> parameters() {
        return SparsitySpec.TABLE;
    }

    @Override
    public String title() {
        return "Sparsity against depth";
    }

    @Override
    public String description() {
        return "How sparse the activations of a network are, layer by layer, beside those of an untrained network.";
    }

    @Override
    public String example() {
        return "seed=0";
    }

    @Override
    public SparsitySpec resolved(SparsitySpec spec, Networks networks) {
        return spec.with(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(SparsitySpec spec, Networks networks) {
        return new SparsityRecipe(spec, networks.network(spec.model()), context.photographs());
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(SparsityResult.class, (figure, data) -> new SparsityScene(data))
                .withTable("stages", SparsityTables::stages)
                .withTable("histograms", SparsityTables::histograms)
                .withSize(data -> "Measured on %s.".formatted(data.sizeText())));
    }

    @Override
    public List<Suggestion> shownOfSet(Network network, Layer layer, String photographs) {
        return List.of(new Suggestion(
                10,
                SUGGESTED,
                "Which share of a layer’s activations is not zero, does it fall with depth, and does it fall in the"
                        + " untrained network as well? Press a layer to see its histogram.",
                List.of(Map.entry(NamedSet.NAME.name(), photographs))));
    }

    @Override
    public List<Suggestion> suggestionsForLayer(Network network, Layer layer, int first) {
        return List.of(new Suggestion(60, "How sparse the network’s layers are", ANSWER, List.of()));
    }
}
