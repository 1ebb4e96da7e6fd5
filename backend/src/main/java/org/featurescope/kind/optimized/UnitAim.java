package org.featurescope.kind.optimized;

import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.objective.Objective;

/** Says what of a unit is maximized. */
public enum UnitAim {
    /** The unit's activation at the centre of its map. */
    NEURON("neuron(%s)", "excite the central neuron of "),
    /** The mean of its map. */
    CHANNEL("channel(%s)", "excite "),
    /** The mean of its map, negated: what the unit is most against. */
    NEGATIVE_CHANNEL("direction(-1*%s)", "suppress ");

    /** The aim as a parameter. */
    public static final Parameter<UnitAim> PARAMETER = Parameter.optional(
            "objective",
            "What is made large: the unit at the centre of its map (neuron), the mean of its map (channel), or that mean"
                    + " negated (negative-channel).",
            new ParameterTypes.Choice<>(UnitAim.class),
            CHANNEL);

    private final String expression;
    private final String aim;

    UnitAim(String expression, String aim) {
        this.expression = expression;
        this.aim = aim;
    }

    /** Returns the objective of one unit. */
    public Objective of(Unit unit) {
        return Objective.parse(expression.formatted(unit));
    }

    /** Returns what the optimizer does to a unit, to follow "made to". */
    public String aim(String unit) {
        return this == NEURON ? aim + unit : aim + unit + " everywhere";
    }
}
