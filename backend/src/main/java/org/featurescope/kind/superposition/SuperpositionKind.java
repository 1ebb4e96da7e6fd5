package org.featurescope.kind.superposition;

import java.util.List;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that trains a small model to represent more features than it has hidden dimensions. */
public final class SuperpositionKind implements FigureKind<SuperpositionSpec> {
    @Override
    public Class<SuperpositionSpec> specType() {
        return SuperpositionSpec.class;
    }

    @Override
    public ParameterTable<SuperpositionSpec> parameters() {
        return SuperpositionSpec.TABLE;
    }

    @Override
    public String title() {
        return "Superposition";
    }

    @Override
    public String description() {
        return "Five features in two hidden dimensions: trained in the page while inputs become sparse, their directions move from"
                + " a right angle to a pentagon.";
    }

    @Override
    public String example() {
        return "features=5";
    }

    @Override
    public Recipe recipe(SuperpositionSpec spec, Networks networks) {
        return new SuperpositionRecipe(spec);
    }

    @Override
    public List<Suggestion> shownInLinear(Network network) {
        return List.of(new Suggestion(
                75,
                "More features than neurons",
                "Two neurons span a plane, and five features have to share it: a layer compresses them to two numbers, and"
                        + " they are read back. It is trained here, while you watch. If most features are active at once,"
                        + " it keeps the two most important ones, at a right angle. As soon as features are rarely active"
                        + " together, it represents all five, as the directions of a pentagon. Then no feature is a"
                        + " neuron: neurons need not be the units of a network. Move the sliders.",
                List.of()));
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(SuperpositionResult.class, (figure, data) -> new SuperpositionScene(data))
                .withTable("features", SuperpositionResult::features)
                .withTable("losses", SuperpositionResult::losses));
    }
}
