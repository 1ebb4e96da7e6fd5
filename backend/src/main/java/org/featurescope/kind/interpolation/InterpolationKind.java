package org.featurescope.kind.interpolation;

import java.util.List;
import java.util.Map;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The kind of figure that interpolates between two units or directions. */
public final class InterpolationKind extends OptimizedKind<InterpolationSpec> {
    /** Creates the kind. */
    public InterpolationKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<InterpolationSpec> specType() {
        return InterpolationSpec.class;
    }

    @Override
    public ParameterTable<InterpolationSpec> parameters() {
        return InterpolationSpec.TABLE;
    }

    @Override
    public String title() {
        return "From one to another";
    }

    @Override
    public String description() {
        return "Pictures for mixtures of two units or directions, from one to the other, under a slider.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&from=" + ExampleUnits.CAT + "&to=" + ExampleUnits.MUSHROOM + "&frames=6"
                + ExampleUnits.CLEAR;
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        if (layer.channels() == 1) {
            return List.of();
        }
        int next = (channel + 1) % layer.channels();
        return List.of(new Suggestion(
                50,
                "To the next unit",
                "Pictures for mixtures of it and channel %d, under a slider.".formatted(next),
                List.of(Map.entry("from", layer.name() + ":" + channel), Map.entry("to", layer.name() + ":" + next))));
    }
}
