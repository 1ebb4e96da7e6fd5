package org.featurescope.kind.directions;

import java.util.List;
import java.util.Map;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The kind of figure that compares basis directions with random directions. */
public final class DirectionsKind extends OptimizedKind<DirectionsSpec> {
    private static final int SUGGESTED_COUNT = 5;

    /** Creates the kind. */
    public DirectionsKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<DirectionsSpec> specType() {
        return DirectionsSpec.class;
    }

    @Override
    public ParameterTable<DirectionsSpec> parameters() {
        return DirectionsSpec.TABLE;
    }

    @Override
    public String title() {
        return "Basis and random directions";
    }

    @Override
    public String description() {
        return "Channels of a layer beside random directions of the same length, both drawn at random.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&layer=" + ExampleUnits.LAYER + "&count=4" + ExampleUnits.CLEAR;
    }

    @Override
    public List<Suggestion> suggestionsForLayer(Network network, Layer layer, int first) {
        return List.of(new Suggestion(
                10,
                "Basis and random directions",
                "Do single channels look different from random directions? Judge before you see which is which.",
                List.of(
                        Map.entry("layer", layer.name()),
                        Map.entry("count", String.valueOf(Math.min(SUGGESTED_COUNT, layer.channels()))))));
    }
}
