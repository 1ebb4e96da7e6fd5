package org.featurescope.kind.objective;

import org.featurescope.figure.KindContext;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Networks;

/** The kind of figure that maximizes any objective, given as an expression. */
public final class ObjectiveKind extends OptimizedKind<ObjectiveSpec> {
    /** Creates the kind. */
    public ObjectiveKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<ObjectiveSpec> specType() {
        return ObjectiveSpec.class;
    }

    @Override
    public ParameterTable<ObjectiveSpec> parameters() {
        return ObjectiveSpec.TABLE;
    }

    @Override
    public String title() {
        return "Any objective";
    }

    @Override
    public String description() {
        return "Pictures that maximize any objective, written as an expression.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&objective=channel(" + ExampleUnits.CAT + ")%2Bchannel(" + ExampleUnits.MUSHROOM
                + ")" + ExampleUnits.CLEAR;
    }

    @Override
    public ObjectiveSpec resolved(ObjectiveSpec spec, Networks networks) {
        return spec.checkedAgainst(networks.network(spec.model()));
    }
}
