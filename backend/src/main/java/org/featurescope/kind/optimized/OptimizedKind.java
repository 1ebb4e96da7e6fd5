package org.featurescope.kind.optimized;

import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Recipe;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.optimize.Visualizer;

/**
 * A kind of figure all of whose pictures are optimized, as the spec's {@link Plan} says.
 *
 * @param <S> the record that holds the kind's specs
 */
public interface OptimizedKind<S extends OptimizedSpec> extends FigureKind<S> {
    /** Returns what optimizes the pictures. */
    Visualizer visualizer();

    @Override
    default Recipe recipe(S spec, Networks networks) {
        Network network = networks.network(spec.model());
        PreparedPlan plan = spec.plan(network).preparedFor(network, visualizer().limits());
        return listener -> PlanProgress.carryOut(plan, visualizer(), listener);
    }
}
