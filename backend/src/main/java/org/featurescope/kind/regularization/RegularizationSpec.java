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
 * Spec of a figure that compares kinds of regularization. Each row has one kind alone; each column has a number of
 * steps.
 *
 * @param network the network
 * @param unit the unit: a channel of a layer
 * @param columns the number of columns
 * @param optimization the parameters of the optimization
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
        return ("Channel %d of layer %s in %s with one kind of regularization at a time, from none to preconditioning,"
                        + " after more and more steps. %s")
                .formatted(unit.channel(), unit.layer(), model(), howMade());
    }
}
