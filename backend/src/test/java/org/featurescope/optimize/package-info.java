/** Tests of feature visualization. */
@NullMarked
package org.featurescope.optimize;

import org.jspecify.annotations.NullMarked;
