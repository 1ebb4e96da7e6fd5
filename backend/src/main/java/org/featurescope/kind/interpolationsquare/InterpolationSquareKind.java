package org.featurescope.kind.interpolationsquare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The kind of figure that interpolates between four units or directions at the corners of a square. */
public final class InterpolationSquareKind extends OptimizedKind<InterpolationSquareSpec> {
    private static final List<String> CORNERS = List.of("a", "b", "c", "d");

    /** Creates the kind. */
    public InterpolationSquareKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<InterpolationSquareSpec> specType() {
        return InterpolationSquareSpec.class;
    }

    @Override
    public ParameterTable<InterpolationSquareSpec> parameters() {
        return InterpolationSquareSpec.TABLE;
    }

    @Override
    public String title() {
        return "Between four";
    }

    @Override
    public String description() {
        return "A square of pictures with a unit or direction at each corner, and mixtures of them between.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&a=" + ExampleUnits.CAT + "&b=" + ExampleUnits.MUSHROOM + "&c=" + ExampleUnits.BIRD
                + "&d=" + ExampleUnits.DOG + "&side=3" + ExampleUnits.CLEAR;
    }

    @Override
    public List<Suggestion> suggestionsForLayer(Network network, Layer layer, int first) {
        if (layer.channels() < CORNERS.size()) {
            return List.of();
        }
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (int corner = 0; corner < CORNERS.size(); corner++) {
            int channel = (first + corner) % layer.channels();
            parameters.add(Map.entry(CORNERS.get(corner), layer.name() + ":" + channel));
        }
        parameters.add(Map.entry("size", "96"));
        return List.of(new Suggestion(20, "Between four", "Mixtures of four of its channels in a square.", parameters));
    }
}
