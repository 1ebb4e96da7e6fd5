/** Feature visualization: objective, parameterization, transformation, optimizer, run. */
@NullMarked
package org.featurescope.optimize;

import org.jspecify.annotations.NullMarked;
