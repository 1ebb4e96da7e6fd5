/** Builds the part of a graph that computes pictures from the variables of an optimization. */
@NullMarked
package org.featurescope.optimize.picture.graph;

import org.jspecify.annotations.NullMarked;
