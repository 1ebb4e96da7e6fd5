package org.featurescope.kind.superposition;

import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.link.ParameterTable;
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
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(SuperpositionResult.class, (figure, data) -> new SuperpositionScene(data))
                .withTable("features", SuperpositionResult::features)
                .withTable("losses", SuperpositionResult::losses));
    }
}
