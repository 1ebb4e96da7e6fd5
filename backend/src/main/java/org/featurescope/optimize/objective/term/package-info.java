/** Turns objectives into nodes of a TensorFlow graph. */
@NullMarked
package org.featurescope.optimize.objective.term;

import org.jspecify.annotations.NullMarked;
