/** What several kinds of figures with optimized pictures share. */
@NullMarked
package org.featurescope.kind.optimized;

import org.jspecify.annotations.NullMarked;
