/** The figure that asks whether an optimized picture takes the way through the network that photographs take. */
@NullMarked
package org.featurescope.kind.pathcheck;

import org.jspecify.annotations.NullMarked;
