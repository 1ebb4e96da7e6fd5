package org.featurescope.kind.regularization;

import java.util.List;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.LadderSpec;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Ladder;
import org.featurescope.optimize.Ladder.Rung;

/**
 * The ladder of regularization: a row for each rung alone, a column for each number of steps.
 *
 * @param network it is about
 * @param unit the channel
 * @param columns how many numbers of steps
 * @param optimization how its pictures are optimized
 */
public record RegularizationSpec(NetworkReference network, Unit unit, int columns, OptimizationParameters optimization)
        implements LadderSpec {
    static final ParameterTable<RegularizationSpec> TABLE = LadderSpec.table("regularization", RegularizationSpec::new);

    @Override
    public List<Rung> rungs() {
        return Ladder.REGULARIZATION;
    }

    @Override
    public String title() {
        return "Regularization of %s in %s".formatted(unit, model());
    }

    @Override
    public String caption() {
        return ("Channel %d of layer %s in %s with one kind of regularization at a time, from none to preconditioning, after more and"
                        + " more steps. %s")
                .formatted(unit.channel(), unit.layer(), model(), howMade());
    }
}
