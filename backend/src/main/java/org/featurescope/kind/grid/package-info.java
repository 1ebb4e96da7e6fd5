/** The figure of a layer's channels. */
@NullMarked
package org.featurescope.kind.grid;

import org.jspecify.annotations.NullMarked;
