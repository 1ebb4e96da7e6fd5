/** Tests of objectives. */
@NullMarked
package org.featurescope.optimize.objective;

import org.jspecify.annotations.NullMarked;
