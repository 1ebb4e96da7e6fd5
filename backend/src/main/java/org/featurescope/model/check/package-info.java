/** Checks of networks: the range of the input, times, parameters, and the classes of the sample photographs. */
@NullMarked
package org.featurescope.model.check;

import org.jspecify.annotations.NullMarked;
