/** The figure of a layer's activations for a photograph. */
@NullMarked
package org.featurescope.kind.semantic;

import org.jspecify.annotations.NullMarked;
