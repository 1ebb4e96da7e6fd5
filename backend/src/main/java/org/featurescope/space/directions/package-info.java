/** Directions of activation space, and statistics of the projections of activations on them. */
@NullMarked
package org.featurescope.space.directions;

import org.jspecify.annotations.NullMarked;
