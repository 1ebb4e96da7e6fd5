/** A photograph through the network, layer by layer. */
@NullMarked
package org.featurescope.activation;

import org.jspecify.annotations.NullMarked;
