package org.featurescope.figure;

import org.featurescope.figure.link.OptimizationParameters;

/** Marks the spec of a figure some of whose pictures are optimized. */
public interface WithOptimizedPictures extends AboutNetwork {
    /** Returns the optimization parameters of its optimized pictures. */
    OptimizationParameters optimization();
}
