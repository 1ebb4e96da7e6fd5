/** The figure of a photograph as a layer represents it. */
@NullMarked
package org.featurescope.kind.semantic;

import org.jspecify.annotations.NullMarked;
