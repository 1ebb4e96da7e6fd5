package org.featurescope.kind.optimized;

import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.optimize.Visualizer;

/**
 * A kind of figure whose pictures are all optimized. The {@link Plan} of a spec describes the optimizations.
 *
 * @param <S> the record that holds a spec of this kind
 */
public abstract class OptimizedKind<S extends OptimizedSpec> implements FigureKind<S> {
    private final Visualizer visualizer;

    /** Creates the kind. */
    protected OptimizedKind(KindContext context) {
        this.visualizer = context.visualizer();
    }

    @Override
    public final Recipe recipe(S spec, Networks networks) {
        Network network = networks.network(spec.model());
        PreparedPlan plan = spec.plan(network).preparedFor(network, visualizer.limits());
        return listener -> PlanProgress.carryOut(plan, visualizer, listener);
    }
}
