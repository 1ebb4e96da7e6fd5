/** The figure of units of a network as linear functions of two of the channels that they read. */
@NullMarked
package org.featurescope.kind.linearunits;

import org.jspecify.annotations.NullMarked;
