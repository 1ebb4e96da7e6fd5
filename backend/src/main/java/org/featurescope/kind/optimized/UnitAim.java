package org.featurescope.kind.optimized;

import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.Objective;

/** The number of a unit that is maximized. */
public enum UnitAim {
    /** The activation of the neuron at the centre of the unit's activation map. */
    NEURON("neuron(%s)", "excite the central neuron of "),
    /** The mean of the unit's activation map. */
    CHANNEL("channel(%s)", "excite "),
    /** The mean of the negated activation map, for a picture that suppresses the unit. */
    NEGATIVE_CHANNEL("direction(-1*%s)", "suppress ");

    /** The parameter that chooses the number. */
    public static final Parameter<UnitAim> PARAMETER = Parameter.optional(
            "objective",
            "Goal",
            "Which number of the unit is made as large as possible.",
            ParameterTypes.Choice.of(
                    UnitAim.class,
                    "Activation at the centre of its map",
                    "Mean activation of its map",
                    "Mean of the negated map: what suppresses it"),
            CHANNEL);

    private final String expression;
    private final String aim;

    UnitAim(String expression, String aim) {
        this.expression = expression;
        this.aim = aim;
    }

    /** Returns the objective for a unit. */
    public Objective of(Unit unit) {
        return Objective.parse(expression.formatted(unit));
    }

    /** Returns what a picture does to a unit, to follow "made to" in captions. */
    public String aim(String unit) {
        return this == NEURON ? aim + unit : aim + unit + " everywhere";
    }
}
