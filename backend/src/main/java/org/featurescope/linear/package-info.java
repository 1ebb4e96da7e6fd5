/** Neurons of a linear layer as half-spaces of its inputs: lines, planes, and the regions between their boundaries. */
@NullMarked
package org.featurescope.linear;

import org.jspecify.annotations.NullMarked;
