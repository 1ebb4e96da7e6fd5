/** The figure that shows the neurons of a layer with one input as lines. */
@NullMarked
package org.featurescope.kind.linear1d;

import org.jspecify.annotations.NullMarked;
