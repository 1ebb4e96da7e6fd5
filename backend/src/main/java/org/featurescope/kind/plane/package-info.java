/** The figure of the plane that two directions span, with a dial that turns from one to the other. */
@NullMarked
package org.featurescope.kind.plane;

import org.jspecify.annotations.NullMarked;
