/** Computes statistics of activation space: similarity of channels, orders, layouts, non-negative factors. */
@NullMarked
package org.featurescope.space;

import org.jspecify.annotations.NullMarked;
