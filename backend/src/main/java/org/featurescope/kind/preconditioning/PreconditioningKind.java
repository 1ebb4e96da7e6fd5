package org.featurescope.kind.preconditioning;

import java.util.List;
import java.util.Map;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The kind of figure that compares metrics and parameterizations of gradient ascent for one unit. */
public final class PreconditioningKind extends OptimizedKind<PreconditioningSpec> {
    /** Creates the kind. */
    public PreconditioningKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<PreconditioningSpec> specType() {
        return PreconditioningSpec.class;
    }

    @Override
    public ParameterTable<PreconditioningSpec> parameters() {
        return PreconditioningSpec.TABLE;
    }

    @Override
    public String title() {
        return "Preconditioning";
    }

    @Override
    public String description() {
        return "One unit optimized by steepest ascent in several metrics and parameterizations.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.DOG + "&columns=3&size=96&steps=128";
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        return List.of(new Suggestion(
                70,
                "Preconditioning",
                "Its optima in several metrics and parameterizations of gradient ascent.",
                List.of(Map.entry("unit", layer.name() + ":" + channel), Map.entry("size", "96"))));
    }
}
