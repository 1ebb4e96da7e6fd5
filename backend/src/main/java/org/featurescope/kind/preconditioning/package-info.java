/** The figure that compares metrics of steepest ascent. */
@NullMarked
package org.featurescope.kind.preconditioning;

import org.jspecify.annotations.NullMarked;
