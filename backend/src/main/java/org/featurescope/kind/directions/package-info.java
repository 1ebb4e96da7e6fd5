/** The figure of basis directions beside random ones. */
@NullMarked
package org.featurescope.kind.directions;

import org.jspecify.annotations.NullMarked;
