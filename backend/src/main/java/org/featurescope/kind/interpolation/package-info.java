/** The figure from one unit or direction to another. */
@NullMarked
package org.featurescope.kind.interpolation;

import org.jspecify.annotations.NullMarked;
