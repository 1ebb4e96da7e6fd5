/** Tests of parameterizations, starts and transformations. */
@NullMarked
package org.featurescope.optimize.picture;

import org.jspecify.annotations.NullMarked;
