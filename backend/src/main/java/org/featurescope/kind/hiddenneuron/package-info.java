/** The figure of what a neuron of a small trained network responds to. */
@NullMarked
package org.featurescope.kind.hiddenneuron;

import org.jspecify.annotations.NullMarked;
