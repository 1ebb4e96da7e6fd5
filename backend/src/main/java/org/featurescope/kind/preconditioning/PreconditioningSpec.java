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
 * Spec of a figure that compares metrics and parameterizations of gradient ascent after equal numbers of steps.
 *
 * @param network the network
 * @param unit the unit: a channel of a layer
 * @param columns the number of columns, each for a number of steps
 * @param optimization the parameters of the optimization
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
        return ("Channel %d of layer %s in %s, optimized by steepest ascent in several metrics and parameterizations,"
                        + " compared after the same numbers of steps. %s")
                .formatted(unit.channel(), unit.layer(), model(), howMade());
    }
}
