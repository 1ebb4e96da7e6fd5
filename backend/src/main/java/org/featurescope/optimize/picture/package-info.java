/**
 * The pictures of an optimization: parameterizations, colours, starts, and what the network sees of them through each
 * step's random transformation.
 */
@NullMarked
package org.featurescope.optimize.picture;

import org.jspecify.annotations.NullMarked;
