/** Who requests figures, how much they are wanted, and what they cost. */
@NullMarked
package org.featurescope.figure.request;

import org.jspecify.annotations.NullMarked;
