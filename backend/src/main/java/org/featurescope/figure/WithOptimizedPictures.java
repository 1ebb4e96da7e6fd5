package org.featurescope.figure;

import org.featurescope.figure.link.OptimizationParameters;

/** Spec of a figure with at least one optimized picture. */
public interface WithOptimizedPictures extends AboutNetwork {
    /** Returns the parameters of the optimization. */
    OptimizationParameters optimization();
}
