package org.featurescope.kind.objectives;

import org.featurescope.figure.KindContext;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Networks;

/** The kind of figure that compares five objectives of the same network. */
public final class ObjectivesKind extends OptimizedKind<ObjectivesSpec> {
    /** Creates the kind. */
    public ObjectivesKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<ObjectivesSpec> specType() {
        return ObjectivesSpec.class;
    }

    @Override
    public ParameterTable<ObjectivesSpec> parameters() {
        return ObjectivesSpec.TABLE;
    }

    @Override
    public String title() {
        return "Five objectives";
    }

    @Override
    public String description() {
        return "Pictures of one network for a neuron, a channel, a layer, the logit of a class and its probability.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.DOG + "&class=%230" + ExampleUnits.CLEAR;
    }

    @Override
    public ObjectivesSpec resolved(ObjectivesSpec spec, Networks networks) {
        return spec.withWholeClassName(networks.network(spec.model()));
    }
}
