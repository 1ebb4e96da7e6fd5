/** The kind of figure that shows the training of a small network. */
@NullMarked
package org.featurescope.kind.train;

import org.jspecify.annotations.NullMarked;
