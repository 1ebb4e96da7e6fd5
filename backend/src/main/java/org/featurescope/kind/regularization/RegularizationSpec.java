package org.featurescope.kind.regularization;

import java.util.List;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.LadderSpec;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Ladder;
import org.featurescope.optimize.Ladder.Rung;

/**
 * The ladder of regularization: a row for each rung alone, a column for each number of steps.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param unit the channel
 * @param columns how many numbers of steps
 * @param making how
 */
public record RegularizationSpec(String model, String modelHash, Unit unit, int columns, OptimizationParameters making)
        implements LadderSpec {
    public static final ParameterTable<RegularizationSpec> TABLE =
            LadderSpec.table("regularization", RegularizationSpec::of);

    private static RegularizationSpec of(ParameterTable.Values values) {
        return new RegularizationSpec(
                values.get(Parameters.MODEL),
                values.get(Parameters.MODEL_HASH),
                values.get(Parameters.UNIT),
                values.getInt(COLUMNS),
                OptimizationParameters.of(values));
    }

    @Override
    public List<Rung> rungs() {
        return Ladder.REGULARIZATION;
    }

    @Override
    public String title() {
        return "Regularization of %s in %s".formatted(unit, model);
    }

    @Override
    public String caption() {
        return ("Channel %d of layer %s in %s with one kind of regularization at a time, from none to preconditioning, after more and"
                        + " more steps. %s")
                .formatted(unit.channel(), unit.layer(), model, howMade());
    }
}
