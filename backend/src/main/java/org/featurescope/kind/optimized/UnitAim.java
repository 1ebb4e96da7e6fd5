package org.featurescope.kind.optimized;

import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.Objective;

/** What of a unit is made large. */
public enum UnitAim {
    /** The unit's activation at the centre of its map. */
    NEURON("neuron(%s)", "excite the central neuron of "),
    /** The mean of its map. */
    CHANNEL("channel(%s)", "excite "),
    /** The mean of its map, negated: what the unit is most against. */
    NEGATIVE_CHANNEL("direction(-1*%s)", "suppress ");

    private final String expression;
    private final String aim;

    UnitAim(String expression, String aim) {
        this.expression = expression;
        this.aim = aim;
    }

    /** The objective of one unit. */
    public Objective of(Unit unit) {
        return Objective.parse(expression.formatted(unit));
    }

    /** What the optimizer is after, to follow "made to". */
    public String aim(String unit) {
        return this == NEURON ? aim + unit : aim + unit + " everywhere";
    }
}
