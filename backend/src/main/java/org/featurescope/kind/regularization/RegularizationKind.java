package org.featurescope.kind.regularization;

import java.util.List;
import java.util.Map;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The kind of figure that compares kinds of regularization for one unit. */
public final class RegularizationKind extends OptimizedKind<RegularizationSpec> {
    /** Creates the kind. */
    public RegularizationKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<RegularizationSpec> specType() {
        return RegularizationSpec.class;
    }

    @Override
    public ParameterTable<RegularizationSpec> parameters() {
        return RegularizationSpec.TABLE;
    }

    @Override
    public String title() {
        return "The ladder of regularization";
    }

    @Override
    public String description() {
        return "One unit optimized with one kind of regularization at a time, after more and more steps.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.DOG + "&columns=3&size=96&steps=128";
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        return List.of(new Suggestion(
                60,
                "Regularization",
                "Its optima with one kind of regularization at a time.",
                List.of(Map.entry("unit", layer.name() + ":" + channel), Map.entry("size", "96"))));
    }
}
