/**
 * What a picture is optimized for: the family of objectives, its text, and its nodes in a TensorFlow graph.
 *
 * <p>{@link org.featurescope.optimize.objective.Objective} says what is wanted, as immutable data that reads and prints
 * as text. {@link org.featurescope.optimize.objective.term.BatchObjective} makes of it, for a batch of pictures, the nodes
 * that are compiled once and the values that they are fed.
 */
@NullMarked
package org.featurescope.optimize.objective;

import org.jspecify.annotations.NullMarked;
