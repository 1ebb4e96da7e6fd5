/** The figure of a small model that represents more features than it has hidden dimensions. */
@NullMarked
package org.featurescope.kind.superposition;

import org.jspecify.annotations.NullMarked;
