package org.featurescope.kind.linear1d;

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

/** The kind of figure that shows the neurons of a layer with one input as lines, and the regions that they cut. */
public final class Linear1dKind implements FigureKind<Linear1dSpec> {
    @Override
    public Class<Linear1dSpec> specType() {
        return Linear1dSpec.class;
    }

    @Override
    public ParameterTable<Linear1dSpec> parameters() {
        return Linear1dSpec.TABLE;
    }

    @Override
    public String title() {
        return "Neurons as lines";
    }

    @Override
    public String description() {
        return "Each neuron of a linear layer with one input is a line. Together they cut the input into regions.";
    }

    @Override
    public String example() {
        return "neurons=8";
    }

    @Override
    public Recipe recipe(Linear1dSpec spec, Networks networks) {
        return listener -> {
            Stopwatch stopwatch = Stopwatch.started();
            return FigureResult.of(Linear1dResult.of(spec), stopwatch.milliseconds());
        };
    }

    @Override
    public List<Suggestion> shownInLinear(Network network) {
        return List.of(
                new Suggestion(
                        10,
                        "One input: a neuron is a line",
                        "A neuron with one input x gives the output y = w x + b, and drawn over x that is a line. The"
                                + " weight w says how steeply it grows or falls, the bias b how high it is where x is"
                                + " zero. Here are three neurons, with random numbers and positive inputs. A positive"
                                + " output is red and solid, a negative one green and dashed. Drag the lines.",
                        List.of(Map.entry("neurons", "3"))),
                new Suggestion(
                        20,
                        "Reading off two signals",
                        "Now eight neurons, and two inputs: a small signal and a large one. Where they meet the lines"
                                + " are the outputs of all neurons, listed beside the plot. From the small signal to"
                                + " the large one most outputs only grow or shrink. A few change their sign, and these"
                                + " tell the two signals apart even if nothing but signs is passed on.",
                        List.of()),
                new Suggestion(
                        30,
                        "The neurons cut the input into regions",
                        "A neuron changes its sign at one input, and cuts the inputs there in two; the arrow points to"
                                + " where it grows. Without the lines this remains: regions, each with a"
                                + " pattern of signs of its own. Eight cuts at most make nine regions at most. A ReLU"
                                + " silences the neurons marked with a minus, so within a region it passes on the same"
                                + " neurons everywhere.",
                        List.of(Map.entry("guides", "false"))));
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(Linear1dResult.class, (figure, data) -> new Linear1dScene(data))
                .withTable("neurons", Tables::neurons)
                .withTable("cuts", Tables::cuts)
                .withTable("regions", Tables::regions));
    }
}
