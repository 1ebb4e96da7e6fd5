/** The figure of any objective. */
@NullMarked
package org.featurescope.kind.objective;

import org.jspecify.annotations.NullMarked;
