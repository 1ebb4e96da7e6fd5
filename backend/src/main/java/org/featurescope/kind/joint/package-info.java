/** The figure of units combined in pairs. */
@NullMarked
package org.featurescope.kind.joint;

import org.jspecify.annotations.NullMarked;
