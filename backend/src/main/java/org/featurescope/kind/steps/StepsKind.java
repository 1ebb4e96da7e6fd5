package org.featurescope.kind.steps;

import java.util.List;
import java.util.Map;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The kind of figure that shows one optimization step by step. */
public final class StepsKind extends OptimizedKind<StepsSpec> {
    /** Creates the kind. */
    public StepsKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<StepsSpec> specType() {
        return StepsSpec.class;
    }

    @Override
    public ParameterTable<StepsSpec> parameters() {
        return StepsSpec.TABLE;
    }

    @Override
    public String title() {
        return "Step by step";
    }

    @Override
    public String description() {
        return "The pictures of one optimization from noise to the last step, under a slider.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&unit=" + ExampleUnits.DOG + "&size=96&steps=128&rate=0.5";
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        return List.of(new Suggestion(
                10,
                "Step by step",
                "The pictures of its optimization from noise to the last step, under a slider.",
                List.of(Map.entry("unit", layer.name() + ":" + channel))));
    }
}
