package org.featurescope.kind.optimized;

import java.util.List;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.objective.Objective;

/** Returns objectives and texts of units and directions. */
public final class UnitAims {
    private UnitAims() {}

    /** Returns the objective that is the mean over the map of a channel or a direction. */
    public static Objective channel(UnitExpression named) {
        return Objective.parse(
                (named instanceof UnitExpression.Unit ? "channel(%s)" : "direction(%s)").formatted(named));
    }

    /** Returns units and directions as text. */
    public static List<String> texts(List<UnitExpression> named) {
        return named.stream().map(UnitExpression::toString).toList();
    }
}
