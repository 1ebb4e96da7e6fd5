/** Reads and writes the files in which activations of photographs are kept. */
@NullMarked
package org.featurescope.activation.index;

import org.jspecify.annotations.NullMarked;
