/** The figure of how sparse the activations of a network are, against the depth of its layers. */
@NullMarked
package org.featurescope.kind.sparsity;

import org.jspecify.annotations.NullMarked;
