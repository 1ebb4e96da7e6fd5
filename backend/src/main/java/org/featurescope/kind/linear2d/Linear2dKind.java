package org.featurescope.kind.linear2d;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that shows the neurons of a layer with two inputs as planes, and the regions that they cut. */
public final class Linear2dKind implements FigureKind<Linear2dSpec> {
    @Override
    public Class<Linear2dSpec> specType() {
        return Linear2dSpec.class;
    }

    @Override
    public ParameterTable<Linear2dSpec> parameters() {
        return Linear2dSpec.TABLE;
    }

    @Override
    public String title() {
        return "Neurons as planes";
    }

    @Override
    public String description() {
        return "Each neuron of a linear layer with two inputs is a plane. Together they cut the inputs into regions.";
    }

    @Override
    public String example() {
        return "neurons=5";
    }

    @Override
    public Recipe recipe(Linear2dSpec spec, Networks networks) {
        return listener -> {
            Stopwatch stopwatch = Stopwatch.started();
            return FigureResult.of(Linear2dResult.of(spec), stopwatch.milliseconds());
        };
    }

    @Override
    public List<Suggestion> shownInLinear(Network network) {
        return List.of(
                new Suggestion(
                        40,
                        "Two inputs: a neuron is a plane",
                        "With two inputs the output y = w₁ x₁ + w₂ x₂ + b is a plane over the floor of inputs, red where it is"
                                + " positive, green and striped where it is negative. It changes its sign in a straight line,"
                                + " which is drawn on the floor, too. Turn the view, and move a plane by its handles once its"
                                + " name in the table is pressed.",
                        List.of(Map.entry("view", "planes"), Map.entry("neurons", "3"))),
                new Suggestion(
                        50,
                        "Two regions of the floor",
                        "Seen from above only the lines are left, each with an arrow to its positive side. Press on two"
                                + " regions: the table says which neurons change their signs between them, and a point walks"
                                + " from A to B. Five lines make 16 regions at most.",
                        List.of()),
                new Suggestion(
                        55,
                        "Where a neuron is high",
                        "Instead of zero the threshold can be the 95 % quantile of each neuron’s own outputs: a neuron is then"
                                + " positive for one input in twenty. What is left of its half-plane is a corner of the inputs,"
                                + " and most inputs excite no neuron.",
                        List.of(
                                Map.entry("quantile", "0.95"),
                                Map.entry("first", "0,0"),
                                Map.entry("second", "0.95,0.9"))),
                new Suggestion(
                        60,
                        "A second layer: lines that bend",
                        "The outputs pass through a ReLU and feed two more neurons. Wherever a neuron below falls silent, the"
                                + " line of a neuron above bends. Without the ReLU it is straight: two linear layers are one.",
                        List.of(
                                Map.entry("neurons", "8"),
                                Map.entry("activation", "relu"),
                                Map.entry("second-neurons", "2"),
                                Map.entry("second-seed", "7"),
                                Map.entry("first", "-0.8,-0.8"))));
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(Linear2dResult.class, (figure, data) -> Linear2dScene.of(data))
                .withTable("neurons", Tables::neurons)
                .withTable("cuts", Tables::cuts)
                .withTable("regions", Tables::regions));
    }
}
