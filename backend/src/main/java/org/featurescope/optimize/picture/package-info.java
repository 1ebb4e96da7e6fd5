/**
 * The pictures of an optimization: parameterizations, colours, starts, and the random transformation of each step. Nothing
 * here builds graphs.
 */
@NullMarked
package org.featurescope.optimize.picture;

import org.jspecify.annotations.NullMarked;
