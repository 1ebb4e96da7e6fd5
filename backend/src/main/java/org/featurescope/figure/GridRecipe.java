package org.featurescope.figure;

import org.featurescope.model.Network;
import org.featurescope.optimize.Visualization;
import org.featurescope.optimize.Visualizer;

/** Makes the figure of several channels by one optimization of them all. */
final class GridRecipe implements Recipe<GridSpec> {
    private final Visualizer visualizer;

    GridRecipe(Visualizer visualizer) {
        this.visualizer = visualizer;
    }

    @Override
    public FigureResult make(GridSpec spec, Network network, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        Visualization made = visualizer.run(network, spec.visualization(), listener.ofOneRun());
        return FigureResult.of(made, spec.units(), stopwatch.milliseconds());
    }
}
