/** Builds the TensorFlow graphs of one optimization step. */
@NullMarked
package org.featurescope.optimize.graph;

import org.jspecify.annotations.NullMarked;
