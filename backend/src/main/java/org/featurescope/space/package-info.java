/** Statistics of activation space: likeness of channels, order by likeness, layouts, non-negative factors. */
@NullMarked
package org.featurescope.space;

import org.jspecify.annotations.NullMarked;
