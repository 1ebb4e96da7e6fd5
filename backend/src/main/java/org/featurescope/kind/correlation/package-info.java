/** The figure of the correlations between photographs at every layer of a network. */
@NullMarked
package org.featurescope.kind.correlation;

import org.jspecify.annotations.NullMarked;
