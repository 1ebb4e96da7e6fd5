package org.featurescope.kind.optimized;

import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.model.Network;

/** Spec of a figure whose pictures are all optimized. */
public interface OptimizedSpec extends AboutLayer, WithOptimizedPictures {
    /**
     * Returns the plan of the figure's optimizations.
     *
     * @param network the figure's network; the sizes of its layers are needed to draw channels at random
     */
    Plan plan(Network network);
}
