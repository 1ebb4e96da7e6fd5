package org.featurescope.kind.preconditioning;

import java.util.List;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.LadderSpec;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Ladder;
import org.featurescope.optimize.Ladder.Rung;

/**
 * Metrics and parameterizations compared at equal steps: what steepest ascent means is a choice.
 *
 * @param network it is about
 * @param unit the channel
 * @param columns how many numbers of steps
 * @param optimization how its pictures are optimized
 */
public record PreconditioningSpec(NetworkReference network, Unit unit, int columns, OptimizationParameters optimization)
        implements LadderSpec {
    static final ParameterTable<PreconditioningSpec> TABLE =
            LadderSpec.table("preconditioning", PreconditioningSpec::new);

    @Override
    public List<Rung> rungs() {
        return Ladder.PRECONDITIONING;
    }

    @Override
    public String title() {
        return "Preconditioning of %s in %s".formatted(unit, model());
    }

    @Override
    public String caption() {
        return ("Channel %d of layer %s in %s climbed by the steepest way of several metrics and parameterizations, compared after the"
                        + " same numbers of steps. %s")
                .formatted(unit.channel(), unit.layer(), model(), howMade());
    }
}
