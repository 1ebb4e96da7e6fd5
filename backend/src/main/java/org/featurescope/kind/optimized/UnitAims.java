package org.featurescope.kind.optimized;

import java.util.List;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.objective.Objective;

/** Units and directions as objectives. */
public final class UnitAims {
    private UnitAims() {}

    /** The mean over the map of what is named: a channel, or a direction. */
    public static Objective channel(UnitExpression named) {
        return Objective.parse(
                (named instanceof UnitExpression.Unit ? "channel(%s)" : "direction(%s)").formatted(named));
    }

    /** The layer that something lies in. */
    public static String layer(UnitExpression named) {
        if (named instanceof UnitExpression.RandomDirection direction) {
            return direction.layer();
        }
        return named instanceof UnitExpression.Unit unit
                ? unit.layer()
                : ((UnitExpression.WeightedUnits) named).terms().get(0).unit().layer();
    }

    public static List<String> texts(List<UnitExpression> named) {
        return named.stream().map(UnitExpression::toString).toList();
    }
}
