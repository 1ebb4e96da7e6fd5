package org.featurescope.kind.preconditioning;

import java.util.List;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.Parameters;
import org.featurescope.kind.optimized.LadderSpec;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Ladder;
import org.featurescope.optimize.Ladder.Rung;

/**
 * Metrics and parameterizations compared at equal steps: what steepest ascent means is a choice.
 *
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param unit the channel
 * @param columns how many numbers of steps
 * @param making how
 */
public record PreconditioningSpec(String model, String modelHash, Unit unit, int columns, OptimizationParameters making)
        implements LadderSpec {
    public static final ParameterTable<PreconditioningSpec> TABLE =
            LadderSpec.table("preconditioning", PreconditioningSpec::of);

    private static PreconditioningSpec of(ParameterTable.Values values) {
        return new PreconditioningSpec(
                values.get(Parameters.MODEL),
                values.get(Parameters.MODEL_HASH),
                values.get(Parameters.UNIT),
                values.getInt(COLUMNS),
                OptimizationParameters.of(values));
    }

    @Override
    public List<Rung> rungs() {
        return Ladder.PRECONDITIONING;
    }

    @Override
    public String title() {
        return "Preconditioning of %s in %s".formatted(unit, model);
    }

    @Override
    public String caption() {
        return ("Channel %d of layer %s in %s climbed by the steepest way of several metrics and parameterizations, compared after the"
                        + " same numbers of steps. %s")
                .formatted(unit.channel(), unit.layer(), model, howMade());
    }
}
