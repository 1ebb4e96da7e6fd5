/** The states of figures whose making was interrupted. */
@NullMarked
package org.featurescope.figure.checkpoint;

import org.jspecify.annotations.NullMarked;
