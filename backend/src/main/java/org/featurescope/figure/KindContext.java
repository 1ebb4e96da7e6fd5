package org.featurescope.figure;

import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.optimize.Visualizer;

/**
 * Holds what kinds make their figures with.
 *
 * @param visualizer optimizes pictures
 * @param photographs the sets of photographs and their indexes
 */
public record KindContext(Visualizer visualizer, PhotographShelf photographs) {}
