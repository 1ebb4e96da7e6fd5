/** Runs photographs through networks and gives the activations of their layers. */
@NullMarked
package org.featurescope.activation;

import org.jspecify.annotations.NullMarked;
