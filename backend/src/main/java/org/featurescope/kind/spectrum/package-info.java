/** The figure of one unit from minimum to maximum activation. */
@NullMarked
package org.featurescope.kind.spectrum;

import org.jspecify.annotations.NullMarked;
