/** The figure that compares metrics and parameterizations of gradient ascent. */
@NullMarked
package org.featurescope.kind.preconditioning;

import org.jspecify.annotations.NullMarked;
