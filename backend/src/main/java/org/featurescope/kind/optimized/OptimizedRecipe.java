package org.featurescope.kind.optimized;

import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.model.Network;
import org.featurescope.optimize.Visualizer;

/** Makes the figures whose pictures are optimized: carries out their {@link Plan}, run after run. */
public final class OptimizedRecipe<S extends OptimizedSpec> implements Recipe<S> {
    private final Visualizer visualizer;

    public OptimizedRecipe(Visualizer visualizer) {
        this.visualizer = visualizer;
    }

    @Override
    public FigureResult make(S spec, Network network, RecipeListener listener) {
        return PlanProgress.carryOut(spec.plan(network), network, visualizer, listener);
    }
}
