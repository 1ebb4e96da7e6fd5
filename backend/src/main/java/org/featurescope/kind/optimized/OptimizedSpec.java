package org.featurescope.kind.optimized;

import org.featurescope.figure.FigureSpec;
import org.featurescope.model.Network;
import org.featurescope.optimize.EngineLimits;
import org.featurescope.optimize.VisualizationSpec;

/** A figure whose pictures are optimized; {@link OptimizedRecipe} makes them all. */
public interface OptimizedSpec extends FigureSpec {
    /** What is optimized; of the network only what a draw by the seed needs to know is asked. */
    Plan plan(Network network);

    @Override
    default void checkAgainst(Network network, EngineLimits limits) {
        for (VisualizationSpec run : plan(network).runs()) {
            run.checkedAgainst(network, limits);
        }
    }
}
