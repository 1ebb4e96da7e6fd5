package org.featurescope.figure;

import java.util.List;
import org.featurescope.model.Network;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.Visualizer;

/** Makes the figure of one unit by one optimization. */
final class ChannelRecipe implements Recipe<ChannelSpec> {
    private final Visualizer visualizer;

    ChannelRecipe(Visualizer visualizer) {
        this.visualizer = visualizer;
    }

    @Override
    public FigureResult make(ChannelSpec spec, Network network, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        Visualization made = visualizer.run(network, spec.visualization(), listener.ofOneRun());
        return FigureResult.of(made, List.of(spec.unit()), stopwatch.milliseconds());
    }
}
