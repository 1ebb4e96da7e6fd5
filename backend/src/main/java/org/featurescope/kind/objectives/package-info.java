/** The figure of five objectives. */
@NullMarked
package org.featurescope.kind.objectives;

import org.jspecify.annotations.NullMarked;
