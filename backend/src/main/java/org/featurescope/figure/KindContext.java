package org.featurescope.figure;

import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.optimize.Visualizer;

/**
 * The services that kinds use to make their figures.
 *
 * @param visualizer optimizes pictures
 * @param photographs the sets of photographs and their indexes
 */
public record KindContext(Visualizer visualizer, PhotographShelf photographs) {}
