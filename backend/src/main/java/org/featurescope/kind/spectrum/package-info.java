/** The figure of the range of a unit's activation. */
@NullMarked
package org.featurescope.kind.spectrum;

import org.jspecify.annotations.NullMarked;
