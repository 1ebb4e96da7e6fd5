/** Decides from the bytes of a graph's file alone whether TensorFlow may read it. */
@NullMarked
package org.featurescope.model.admission;

import org.jspecify.annotations.NullMarked;
