/**
 * Objectives: what a picture is optimized for, as immutable data that is parsed from text and printed as text.
 *
 * <p>Nothing here knows TensorFlow. The package {@code term} turns the {@link
 * org.featurescope.optimize.objective.Objective}s of a batch of pictures into nodes of a graph and the values that are fed
 * to them.
 */
@NullMarked
package org.featurescope.optimize.objective;

import org.jspecify.annotations.NullMarked;
