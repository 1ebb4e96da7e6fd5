package org.featurescope.kind.joint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.OptimizedKind;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;

/** The kind of figure that combines units or directions in pairs. */
public final class JointKind extends OptimizedKind<JointSpec> {
    /** The greatest number of units with which a suggestion combines a unit. */
    private static final int NEIGHBOURS = 3;

    /** Creates the kind. */
    public JointKind(KindContext context) {
        super(context);
    }

    @Override
    public Class<JointSpec> specType() {
        return JointSpec.class;
    }

    @Override
    public ParameterTable<JointSpec> parameters() {
        return JointSpec.TABLE;
    }

    @Override
    public String title() {
        return "Neurons against neurons";
    }

    @Override
    public String description() {
        return "Single units on the axes, and pictures that excite both where they meet.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&rows=" + ExampleUnits.CAT + "&columns=" + ExampleUnits.MUSHROOM + ","
                + ExampleUnits.BIRD + "," + ExampleUnits.DOG + ExampleUnits.CLEAR;
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        if (layer.channels() == 1) {
            return List.of();
        }
        String neighbours = IntStream.rangeClosed(1, Math.min(NEIGHBOURS, layer.channels() - 1))
                .mapToObj(distance -> layer.name() + ":" + (channel + distance) % layer.channels())
                .collect(Collectors.joining(","));
        return List.of(new Suggestion(
                40,
                "With its neighbours",
                "Pictures that excite it and another unit at once.",
                List.of(Map.entry("rows", layer.name() + ":" + channel), Map.entry("columns", neighbours))));
    }
}
