/** The projection of a layer's map on directions of its activation space, computed where possible by a narrower convolution. */
@NullMarked
package org.featurescope.optimize.objective.projection;

import org.jspecify.annotations.NullMarked;
