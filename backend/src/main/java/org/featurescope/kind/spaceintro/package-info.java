/** The figures that explain activation space, one for each step of the explanation. */
@NullMarked
package org.featurescope.kind.spaceintro;

import org.jspecify.annotations.NullMarked;
