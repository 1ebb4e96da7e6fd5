package org.featurescope.figure;

import org.featurescope.model.Network;
import org.featurescope.optimize.Visualizer;

/** Makes the figures whose pictures are optimized: carries out their {@link Plan}, run after run. */
final class OptimizedRecipe<S extends OptimizedSpec> implements Recipe<S> {
    private final Visualizer visualizer;

    OptimizedRecipe(Visualizer visualizer) {
        this.visualizer = visualizer;
    }

    @Override
    public FigureResult make(S spec, Network network, RecipeListener listener) {
        return PlanProgress.carryOut(spec.plan(network), network, visualizer, listener);
    }
}
