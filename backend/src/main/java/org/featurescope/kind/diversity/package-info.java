/** The figure of several distinct optima of one unit. */
@NullMarked
package org.featurescope.kind.diversity;

import org.jspecify.annotations.NullMarked;
