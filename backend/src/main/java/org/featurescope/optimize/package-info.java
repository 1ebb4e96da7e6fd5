/** Feature visualization: the specs, settings and limits of optimization runs, and their results. */
@NullMarked
package org.featurescope.optimize;

import org.jspecify.annotations.NullMarked;
