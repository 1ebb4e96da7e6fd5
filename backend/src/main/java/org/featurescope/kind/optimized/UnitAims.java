package org.featurescope.kind.optimized;

import java.util.List;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.objective.Objective;

/** Returns objectives, layers and texts of units and directions. */
public final class UnitAims {
    private UnitAims() {}

    /** Returns the objective that is the mean over the map of a channel or a direction. */
    public static Objective channel(UnitExpression named) {
        return Objective.parse(
                (named instanceof UnitExpression.Unit ? "channel(%s)" : "direction(%s)").formatted(named));
    }

    /** Returns the name of the layer to which a unit or a direction belongs. */
    public static String layer(UnitExpression named) {
        if (named instanceof UnitExpression.RandomDirection direction) {
            return direction.layer();
        }
        return named instanceof UnitExpression.Unit unit
                ? unit.layer()
                : ((UnitExpression.WeightedUnits) named).terms().get(0).unit().layer();
    }

    /** Returns units and directions as text. */
    public static List<String> texts(List<UnitExpression> named) {
        return named.stream().map(UnitExpression::toString).toList();
    }
}
