package org.featurescope.kind.occlusion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.PhotographParameters;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that shows which part of a photograph a unit needs. */
public final class OcclusionKind implements FigureKind<OcclusionSpec> {
    @Override
    public Class<OcclusionSpec> specType() {
        return OcclusionSpec.class;
    }

    @Override
    public ParameterTable<OcclusionSpec> parameters() {
        return OcclusionSpec.TABLE;
    }

    @Override
    public String title() {
        return "Occlusion";
    }

    @Override
    public String description() {
        return "What part of a photograph a unit needs: how its activation falls where a grey square covers the"
                + " photograph.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.CAT + "&photograph=chelsea&square=40";
    }

    @Override
    public Recipe recipe(OcclusionSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        spec.unit().checkedAgainst(network);
        PhotographParameters.requireSample(spec.photograph());
        return new OcclusionRecipe(spec, network);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(OcclusionResult.class, OcclusionScene::new));
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        return List.of(new Suggestion(
                80,
                "What it needs of a photograph",
                "How its activation falls where a grey square covers the photograph.",
                List.of(Map.entry("unit", layer.name() + ":" + channel))));
    }

    @Override
    public List<Suggestion> suggestionsForPhotograph(Network network, Layer layer, int channel, String photograph) {
        return List.of(new Suggestion(
                10,
                "What it needs of the photograph",
                "How its activation falls where a grey square covers the photograph.",
                List.of(Map.entry("unit", layer.name() + ":" + channel), Map.entry("photograph", photograph))));
    }
}
