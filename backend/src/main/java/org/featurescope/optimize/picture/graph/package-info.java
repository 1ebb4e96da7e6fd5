/** Builds the part of a graph that makes pictures out of the numbers that are optimized. */
@NullMarked
package org.featurescope.optimize.picture.graph;

import org.jspecify.annotations.NullMarked;
