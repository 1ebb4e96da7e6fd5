package org.featurescope.kind.optimized;

import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.model.Network;

/** Marks the spec of a figure all of whose pictures are optimized, as a {@link Plan} says. */
public interface OptimizedSpec extends AboutLayer, WithOptimizedPictures {
    /**
     * Returns the optimizations that the figure takes.
     *
     * @param network the figure's, whose layers' sizes random draws depend on
     */
    Plan plan(Network network);
}
